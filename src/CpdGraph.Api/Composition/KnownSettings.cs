using CpdGraph.Api.Admission;
using CpdGraph.Api.Dashboard;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Imports;
using CpdGraph.Api.Paging;
using CpdGraph.Data;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Composition;

/// <summary>The sections that every verb knows, and what each may hold.</summary>
internal static class KnownSettings
{
    /// <exception cref="StartFailure">A section holds what nothing reads.</exception>
    public static void Check(IConfiguration configuration)
    {
        SettingsReader.RefuseUnknown(configuration, "Database", [nameof(DatabaseOptions.Provider), nameof(DatabaseOptions.Folder)]);
        SettingsReader.RefuseUnknown(configuration, "GraphQL", ["Limits", "PersistedDocuments", "Streams", "Caching", "Compression"]);
        SettingsReader.RefuseUnknown(
            configuration, EngineLimits.Section, [.. SettingsReader.NamesOf<EngineLimits>(), .. SettingsReader.NamesOf<LoadOptions>(), .. SettingsReader.NamesOf<HttpLimits>()]);
        SettingsReader.RefuseUnknown(configuration, RateLimitOptions.Section, SettingsReader.NamesOf<RateLimitOptions>());
        SettingsReader.RefuseUnknown(configuration, PersistedDocumentOptions.Section, SettingsReader.NamesOf<PersistedDocumentOptions>());
        SettingsReader.RefuseUnknown(configuration, StreamOptions.Section, SettingsReader.NamesOf<StreamOptions>());
        SettingsReader.RefuseUnknown(configuration, CachingOptions.Section, SettingsReader.NamesOf<CachingOptions>());
        SettingsReader.RefuseUnknown(configuration, CompressionOptions.Section, SettingsReader.NamesOf<CompressionOptions>());
        SettingsReader.RefuseUnknown(configuration, PagingOptions.Section, SettingsReader.NamesOf<PagingOptions>());
        SettingsReader.RefuseUnknown(configuration, SiteOptions.Section, SettingsReader.NamesOf<SiteOptions>());
        SettingsReader.RefuseUnknown(configuration, UploadOptions.Section, SettingsReader.NamesOf<UploadOptions>());
        SettingsReader.RefuseUnknown(configuration, DashboardOptions.Section, SettingsReader.NamesOf<DashboardOptions>());
        SettingsReader.RefuseUnknown(configuration, AssessmentOptions.Section, SettingsReader.NamesOf<AssessmentOptions>());
    }
}
