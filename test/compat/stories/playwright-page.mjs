import { createServer } from 'node:http'

// A chat window that polls, as a frontend has it. Usage: node playwright-page.mjs PORT

const html = `<!doctype html>
<meta charset="utf-8"><title>chat</title><link rel="icon" href="data:,">
<button>Start chat</button><p role="status"></p><ul></ul>
<script type="module">
  const chatUrl = 'https://genesys.example/genesys/2/chat/aura'
  const post = async (url, fields) =>
    (await fetch(url, { method: 'POST', headers: { apikey: 'key' }, body: new URLSearchParams(fields) })).json()

  document.querySelector('button').addEventListener('click', async () => {
    const { chatId, secureKey } = await post(chatUrl, { nickname: 'Ana' })
    document.querySelector('[role=status]').textContent = 'Connected'
    let next = 1
    for (;;) {
      const chat = await post(chatUrl + '/' + chatId + '/refresh', { secureKey, transcriptPosition: String(next) })
      next = chat.nextPosition
      for (const { text } of chat.messages) {
        const item = document.createElement('li')
        item.textContent = text ?? ''
        document.querySelector('ul').append(item)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
</script>`

createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html)).listen(
  Number(process.argv[2]),
)
