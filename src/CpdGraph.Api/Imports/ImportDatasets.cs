using System.Collections.Immutable;

namespace CpdGraph.Api.Imports;

/// <summary>Everything that can be imported.</summary>
internal static class ImportDatasets
{
    public static ImmutableArray<IImportDataset> All { get; } = [new ImportCoaches(), new ImportCompletions(), new ImportSupervision()];
}
