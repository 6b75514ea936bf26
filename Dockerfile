# .ci/image runs the COPY and RUN lines of the first two stages outside a container: keep them to plain forms, one line each.
FROM node:22-slim AS page
WORKDIR /source
COPY schema schema
COPY src/CpdGraph.Api/Pages src/CpdGraph.Api/Pages
COPY src/CpdGraph.Dashboard src/CpdGraph.Dashboard
RUN npm ci --prefix src/CpdGraph.Dashboard --include=dev --no-audit --no-fund
RUN npm run build --prefix src/CpdGraph.Dashboard

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV CI=true DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
COPY BannedSymbols.txt Directory.Build.props Directory.Packages.props global.json .editorconfig ./
COPY schema schema
COPY seed-data seed-data
COPY src src
RUN dotnet restore src/CpdGraph.Api --locked-mode
RUN dotnet publish src/CpdGraph.Api --configuration Release --no-restore --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=page /source/src/CpdGraph.Dashboard/dist Pages/dashboard
# The one folder that the server writes to, and only when its database is the embedded one.
RUN install -d -o $APP_UID -g $APP_UID /data
VOLUME /data
USER $APP_UID
# No diagnostics socket: the root file system may be read-only.
ENV DOTNET_EnableDiagnostics=0
EXPOSE 5080
ENTRYPOINT ["dotnet", "CpdGraph.Api.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:5080", "--data", "/data"]
