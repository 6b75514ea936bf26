using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>What can happen to a run.</summary>
public enum RunChangeKind
{
    Scheduled,
    Changed,
    Cancelled,
}

/// <summary>Something that happened to a run.</summary>
internal sealed class RunChange(CatalogueEvent told, Pages pages)
{
    public CatalogueEvent Told => told;

    public string Cursor => EventCursor.Of(told, pages);

    public string RunId => GlobalId.Of(told.RunId!.Value);

    public int Revision => told.SubjectRevision;

    public DateTimeOffset ChangedAt => told.At;

    public RunChangeKind Kind => told.Kind switch
    {
        CatalogueEventKind.RunScheduled => RunChangeKind.Scheduled,
        CatalogueEventKind.RunChanged => RunChangeKind.Changed,
        CatalogueEventKind.RunCancelled => RunChangeKind.Cancelled,
        _ => throw new InvalidOperationException($"{told.Kind} does not happen to a run."),
    };
}
