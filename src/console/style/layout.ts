import { css } from 'lit'

/** Where the parts of the console stand: three columns, two, or one below the other. */
export const layout = css`
  :host {
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    height: 100%;
    min-height: 24rem;
    /* Where nobody gives it a height, it scrolls within, not the page by all that was ever said. */
    max-height: 100dvh;
    overflow: hidden;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    padding: 0.5rem 0.75rem;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .bar h2 {
    font-size: 1rem;
    margin: 0;
  }
  .body {
    display: grid;
    flex: 1;
    min-height: 0;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto minmax(20rem, 1fr);
    overflow: auto;
  }
  .chats {
    max-height: 11rem;
    border-bottom: 1px solid var(--line);
  }
  section {
    overflow: auto;
    padding: 0.6rem 0.75rem;
    min-width: 0;
    min-height: 0;
  }
  .conversation,
  .details {
    display: flex;
    flex-direction: column;
  }
  .conversation {
    gap: 0.5rem;
  }
  .conversation > :first-child,
  .details > .conversation {
    flex: 1 0 auto;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    margin-bottom: 0.6rem;
    border-bottom: 1px solid var(--line);
  }
  .tabs button {
    padding-inline: 0.4rem;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .tabs button {
      border-color: Canvas;
    }
    .tabs button[aria-selected='true'] {
      border-color: Highlight;
    }
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @container (min-width: 620px) {
    .body {
      grid-template-columns: 15rem minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
      overflow: hidden;
    }
    .chats {
      max-height: none;
      border-bottom: 0;
      border-inline-end: 1px solid var(--line);
    }
  }
  @container (min-width: 1080px) {
    .body.wide {
      grid-template-columns: 15rem minmax(0, 1.1fr) minmax(0, 1fr);
    }
    .body.wide > .conversation {
      border-inline-end: 1px solid var(--line);
    }
  }
`
