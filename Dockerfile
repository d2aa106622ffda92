FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Without development dependencies and their scripts; Postgres is yours here, so that its binaries stay out as well.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY migrations ./migrations
COPY src ./src
# The command line beside the bot: docker exec … coach doctor
RUN ln -s /app/src/cli/coach.ts /usr/local/bin/coach
USER node
EXPOSE 3000
# Over HTTP the bot tells whether its database answers; in Socket Mode there is nothing to ask, and it runs or it doesn't.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "if (process.env.SLACK_APP_TOKEN) process.exit(0); fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/main.ts"]
