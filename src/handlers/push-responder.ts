/** Responds to a push in place of the network; undefined: no handler does. */
export type PushResponder = (request: Request) => Promise<Response | undefined>

/** Under this key the mock's last handler has the function that takes a {@link PushResponder}, for the entry `./browser`. */
export const pushResponderKey = Symbol.for('aura-mocks-genesys-api: respond to pushes')
