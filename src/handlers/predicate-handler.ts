import { RequestHandler } from '../msw'

/**
 * A handler that looks at the request itself. MSW's own would parse the URL and the cookies of every
 * request of the suite first, and takes predicates only since 2.11.
 */
export class PredicateHandler extends RequestHandler {
  constructor(
    header: string,
    private readonly isOurs: (request: Request) => boolean | Promise<boolean>,
    respond: (request: Request) => Response | Promise<Response | undefined>,
  ) {
    super({ info: { header }, resolver: ({ request }) => respond(request) })
  }

  override predicate({ request }: { request: Request }): boolean | Promise<boolean> {
    return this.isOurs(request)
  }

  /** The journal is the log. */
  override log(): void {}
}
