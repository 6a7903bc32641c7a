import { type Chapter, chatStep, fileStep, hasEvent } from '../step'

export const filesChapter: Chapter = {
  name: '3 Files',
  description: 'A file from the customer, there and back, and one from the other side.',
  steps: [
    chatStep({
      operation: 'uploadFile',
      name: 'File upload',
      description: 'Uploads bill.pdf, which Postman reads from its working directory.',
      form: { 'userData[file-description]': 'My bill' },
      file: { part: 'file', source: 'bill.pdf' },
      tests: {
        'it has got an id': ["pm.expect(answer.userData['file-id']).to.be.a('string').and.not.empty"],
        'the chat knows': [
          ...hasEvent({ type: 'FileUploaded' }),
          'pm.expect(event.userData).to.include({',
          "  'file-id': answer.userData['file-id'],",
          "  'file-name': 'bill.pdf',",
          "  'file-description': 'My bill',",
          '})',
        ],
      },
      remember: { fileId: "answer.userData['file-id']" },
    }),
    chatStep({
      operation: 'fileLimits',
      name: 'File limits',
      description: 'Asks what may be uploaded, and what has been.',
      tests: {
        'a notice tells of them, in texts': [
          'const [notice] = answer.messages',
          "pm.expect(notice).to.include({ type: 'Notice', text: 'file-client-cfg-get' })",
          "pm.expect(notice.userData).to.include({ 'upload-max-files': '5', 'used-upload-max-files': '1' })",
        ],
      },
      remember: { fileSize: "answer.messages[0].userData['used-upload-max-total-size']" },
    }),
    fileStep({
      operation: 'downloadFile',
      name: 'File download',
      description: 'Gets the file back.',
      tests: {
        'it is the one that was uploaded': [
          "pm.expect(pm.response.headers.get('content-type')).to.eql('application/pdf')",
          "pm.expect(pm.response.headers.get('content-disposition')).to.include('bill.pdf')",
          'pm.expect(pm.response.text()).to.match(/^%PDF-[^]*%%EOF\\n$/)',
          "pm.expect(String(pm.response.stream.length)).to.eql(pm.collectionVariables.get('fileSize'))",
        ],
      },
    }),
    chatStep({
      operation: 'deleteFile',
      name: 'File delete',
      description: 'Takes the file out of the chat.',
      tests: {
        'the chat knows': [
          ...hasEvent({ type: 'FileDeleted' }),
          "pm.expect(event.userData['file-id']).to.eql(pm.collectionVariables.get('fileId'))",
        ],
      },
    }),
    {
      operation: 'mockSendFile',
      name: 'File of an agent',
      description: 'Sends bill.pdf to the customer, as an agent does.',
      form: { 'from[nickname]': 'Eva', 'from[type]': 'Agent' },
      file: { part: 'file', source: 'bill.pdf' },
      tests: {
        'the chat knows': [
          'const [{ event }] = answer.scheduled',
          "pm.expect(event.type).to.eql('FileUploaded')",
          "pm.expect(event.userData).to.include({ 'file-id': answer.fileId, 'file-name': 'bill.pdf' })",
        ],
      },
    },
  ],
}
