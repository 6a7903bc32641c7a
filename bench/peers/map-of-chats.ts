/** Chats of six events as one writes them by hand: plain objects in a Map. */
export function createMapOfChats(count: number): Map<string, object> {
  const chats = new Map<string, object>()
  for (let chat = 0; chat < count; chat += 1) {
    const chatId = `0008TaFN3SE3${chat}`
    const utcTime = 1_432_845_088_000 + chat
    chats.set(chatId, {
      chatId,
      serviceName: 'aura',
      profile: 'default',
      state: 'active',
      userId: `052B5F58EBCF${chat}`,
      secureKey: `02f8e3936f763aff${chat}`,
      alias: '117',
      nickname: `Ana ${chat}`,
      subject: `Order ${chat}`,
      pushUrl: null,
      createdAt: utcTime,
      updatedAt: utcTime,
      events: Array.from({ length: 6 }, (_, place) => ({
        chatId,
        index: place + 1,
        type: 'Message',
        nickname: 'Agent',
        participantId: 2,
        partyType: 'Agent',
        text: `Hello ${chat}, this is message ${place}`,
        utcTime: utcTime + place,
      })),
    })
  }
  return chats
}
