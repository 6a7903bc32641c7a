/** What `--help` shows. */
export const helpText = `A mock of the Genesys Chat API v2 over HTTP.

Usage: aura-mocks-genesys-api [options]

  -p, --port NUMBER      the port; 0: any that is free (the environment variable PORT, or 3000)
      --host ADDRESS     the address to listen at (127.0.0.1: this machine only)
      --port-file FILE   a file that has the port while the server listens, for scripts
      --profiles FILE    profiles, in YAML or JSON; may be given more than once
      --push-url URL     where all chats are pushed, whatever their profiles say
      --push-header 'NAME: VALUE'
                         a header that pushes are sent with, as 'Authorization: Bearer …'; may be
                         given more than once (other users of this machine can see it by ps)
      --allow-host HOST  another machine that may be pushed to, as host or host:port;
                         may be given more than once (pushes to this machine always may)
      --allow-name NAME  another name than this machine's by which it may be called, and whose
                         pages may call it; '*': any; may be given more than once
      --no-strict        forgives what Aura's older clients leave out: keys, names, positions
      --seed TEXT        the same seed, the same chatIds and keys
      --time-scale NUM   how long a second takes, in seconds: 0.1 is ten times as fast (1)
      --log FORM         text, json (a line each) or silent (text); silent with --port 0 and without
                         --port-file writes the address and nothing else
      --open             opens the agent console in the browser
  -v, --version          the version
  -h, --help             this

Environment:
  PORT                   the port, unless --port is given
  NO_COLOR               no colours (nor with TERM=dumb, nor in a pipe or a file)
  FORCE_COLOR            colours, also in a pipe or a file; 0: none

Examples:
  aura-mocks-genesys-api
  aura-mocks-genesys-api --open
  aura-mocks-genesys-api --port 8080 --push-url http://localhost:4000/messages
  aura-mocks-genesys-api --profiles test/profiles.yaml --time-scale 0.1 --log json

Then:
  curl -X POST http://127.0.0.1:3000/genesys/2/chat/aura -d nickname=Ana
  curl http://127.0.0.1:3000/genesys/2/mock/sessions
  http://127.0.0.1:3000/ in a browser      # the agent console
  curl http://127.0.0.1:3000/openapi.yaml  # every operation
`
