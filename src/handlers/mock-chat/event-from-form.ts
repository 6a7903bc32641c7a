import { parseEventAttributes } from '../../wire/event-attributes'

/**
 * An event sent as a form: `type=Message&from[type]=Agent&text=Hello&timeout=1`. In a form everything is
 * text, so `timeout` and `chatEnded` are read as what they stand for.
 */
export function eventFromForm(fields: ReadonlyMap<string, string>, userData: Record<string, string>): object {
  const from = {
    nickname: fields.get('from[nickname]'),
    type: fields.get('from[type]'),
    style: fields.get('from[style]'),
  }
  return {
    from,
    type: fields.get('type'),
    text: fields.get('text'),
    messageType: fields.get('messageType'),
    eventAttributes: parseEventAttributes(fields.get('eventAttributes')),
    userData: Object.keys(userData).length > 0 ? userData : undefined,
    timeout: numberFrom(fields.get('timeout')),
    chatEnded: booleanFrom(fields.get('chatEnded')),
  }
}

/** What is no number stays what it is, for the validation to name. */
function numberFrom(text: string | undefined): number | string | undefined {
  return text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
}

function booleanFrom(text: string | undefined): boolean | string | undefined {
  if (text === 'true') return true
  return text === 'false' ? false : text
}
