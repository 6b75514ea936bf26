using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>One import of a provider's file: what is read, for whom, and with whose rights.</summary>
/// <param name="Job">The import, whose findings they are.</param>
/// <param name="Sheet">The file. It has no faults.</param>
/// <param name="Provider">Whose file it is. Null where a steward brings in rows of several providers, which the rows then name.</param>
/// <param name="Caller">Who imports: every row is decided about with these rights.</param>
/// <param name="Catalogue">As the caller sees it, at the moment of the import.</param>
/// <param name="Writes">Whether what is decided goes into the database context. Not in a dry run, which decides the same.</param>
/// <param name="Progress">Told how many rows are done. Null when nobody waits.</param>
internal sealed record ProviderImportWork(
    ImportJobId Job, ImportSheet Sheet, Provider? Provider, Caller Caller, CatalogueView Catalogue, bool Writes, IProgress<int>? Progress = null)
{
    /// <summary>The moment, UTC.</summary>
    public DateTimeOffset Now => Catalogue.Now;
}
