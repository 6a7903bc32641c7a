/** One server-sent event. JSON has no line breaks of its own, so its data is one line. */
export function toServerSentEvent(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}
