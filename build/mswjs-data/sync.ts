// The original opens a BroadcastChannel per `factory()` in window-like environments and never closes it:
// rows leak between test files and browser tabs, and Jest with jsdom does not exit.
export function sync(): void {}
