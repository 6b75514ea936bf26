# .ci/image runs the build stage's COPY and RUN lines outside a container: keep them to plain forms, one line each.
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
# The one folder that the server writes to, and only when its database is the embedded one.
RUN install -d -o $APP_UID -g $APP_UID /data
VOLUME /data
USER $APP_UID
# No diagnostics socket: the root file system may be read-only.
ENV DOTNET_EnableDiagnostics=0
EXPOSE 5080
ENTRYPOINT ["dotnet", "CpdGraph.Api.dll"]
CMD ["serve", "--urls", "http://0.0.0.0:5080", "--data", "/data"]
