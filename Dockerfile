# The command aura-mocks-genesys-api as an image:
#   docker build -t aura-mocks-genesys-api .
#   docker run --rm -p 127.0.0.1:3000:3000 aura-mocks-genesys-api --time-scale 0.1

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . ./
# What is left is what a consumer of the package has to bring: msw, in the version of the lock file.
RUN npm run build && \
    npm pkg delete devDependencies && \
    npm prune --omit=optional --no-audit --no-fund

FROM node:20-alpine
WORKDIR /app
COPY LICENSE THIRD-PARTY-NOTICES.md openapi.yaml ./
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/genesys/2/mock/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not by way of a shell or npm, which would keep SIGTERM from it.
ENTRYPOINT ["node", "dist/cli.js", "--host", "0.0.0.0"]
