using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>What an import of one file has to do with, and what it finds.</summary>
/// <param name="Database">Gets what is new; nothing is saved by whoever reads the rows.</param>
/// <param name="Catalogue">As stewards see it.</param>
/// <param name="Account">Who records: the import itself.</param>
/// <param name="Now">The moment.</param>
internal sealed record ImportWork(CpdContext Database, CatalogueView Catalogue, PrincipalId Account, DateTimeOffset Now)
{
    /// <summary>All that is wrong.</summary>
    public List<ImportProblem> Problems { get; } = [];

    /// <summary>Rows that are new.</summary>
    public int Added { get; private set; }

    /// <summary>Rows that are there already.</summary>
    public int Unchanged { get; set; }

    /// <summary>Keeps what a row says, with an event in the audit trail.</summary>
    public void Add(string action, RecordReference subject, CoachId coach, params ReadOnlySpan<object?> rows)
    {
        foreach (var row in rows)
        {
            if (row is not null)
            {
                Database.Add(row);
            }
        }

        Database.Add(AuditEvent.Of(Caller.CommandLine, action, subject, Now, coach));
        Added++;
    }

    /// <summary>Tells what a rule refused, in the column that it is about.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="errors">What the rule says of the fields of a mutation.</param>
    /// <param name="columnOf">The column of a field. Null for one of the whole row.</param>
    public static void Refuse(ImportCells cells, IEnumerable<UserError> errors, Func<string, string?> columnOf)
    {
        foreach (var error in errors)
        {
            cells.Refuse(columnOf(string.Join('.', error.Field)), error.Message, (error as IRuleError)?.Mend);
        }
    }
}
