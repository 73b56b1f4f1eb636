FROM node:26-slim
WORKDIR /annalist
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 ANNALIST_DATA_DIR=/data
COPY package.json package-lock.json .npmrc ./
# The image has its own Node, and the database is another container's: neither package is needed here.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && rm -rf node_modules/node node_modules/.bin/node
COPY migrations migrations
COPY events events
COPY src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts", "serve"]
