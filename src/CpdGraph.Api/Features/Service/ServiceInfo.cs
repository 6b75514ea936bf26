namespace CpdGraph.Api.Features.Service;

/// <summary>Type <c>ServiceInfo</c>.</summary>
internal sealed record ServiceInfo(string Version, int CatalogueRevision, int MaximumPageSize, int MaximumDepth, string Environment);
