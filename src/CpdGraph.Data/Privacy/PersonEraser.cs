using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CpdGraph.Data;

/// <summary>
/// Erases a person within the transaction of the context: closes their records, cuts them from their account, and lets every personal text
/// go as <see cref="PersonalData"/> says. Needs <see cref="RowLocks.LockErasuresAsync"/> before.
/// </summary>
public sealed class PersonEraser(CpdContext db)
{
    /// <summary>Who signs in an erased account: nobody. No issuer of tokens can have this name.</summary>
    public const string NoIssuer = "urn:cpdgraph:erased";

    private const string Word = "Erased";

    /// <summary>Erases. Nothing of it can be undone once the transaction commits.</summary>
    public async Task EraseAsync(PersonIds person, Erasure erasure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(erasure);

        // First of all, as the audit trail's trigger asks for it.
        db.Add(erasure);
        await db.SaveChangesAsync(cancellation);
        var names = await NamesAsync(person, cancellation);

        await CloseAsync(person, erasure, cancellation);

        foreach (var table in PersonalData.People)
        {
            foreach (var columns in table.Personal.ToLookup(column => column.Of))
            {
                foreach (var id in IdsFor(person, TypeOf(table, columns.Key)))
                {
                    await EraseAsync(table, columns.Key, [.. columns], id, erasure.Pseudonym, names, cancellation);
                }
            }
        }

        if (person.Account is { } account)
        {
            await db.Principals.Where(row => row.Id == account).ExecuteUpdateAsync(row => row.SetProperty(one => one.Issuer, NoIssuer), cancellation);
        }

        // What is added up stays, as its records do, but for posts that ended today: they were not ended by the context, which would have seen to it.
        if (person.Coach is { } coach)
        {
            await CoachTotalsKeeper.WriteAsync(db, [coach], cancellation);
        }
    }

    private async Task<string[]> NamesAsync(PersonIds person, CancellationToken cancellation)
    {
        var supervisors = person.Supervisors.ToArray();

        return
        [
            .. await db.Coaches.Where(row => row.Id == person.Coach).Select(row => row.DisplayName).ToListAsync(cancellation),
            .. await db.Supervisors.Where(row => supervisors.Contains(row.Id)).Select(row => row.DisplayName).ToListAsync(cancellation),
            .. await db.Principals.Where(row => row.Id == person.Account).Select(row => row.Name).ToListAsync(cancellation),
        ];
    }

    // What is open ends, so that nobody is seen at work who is not here any more, and nobody sees the record by an arrangement.
    private async Task CloseAsync(PersonIds person, Erasure erasure, CancellationToken cancellation)
    {
        var (coach, account, now) = (person.Coach, person.Account, erasure.ErasedAt);
        var supervisors = person.Supervisors.ToArray();
        var today = LondonCalendar.DayOf(now);
        var yesterday = today.AddDays(-1);

        await db.Coaches.Where(row => row.Id == coach).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.PrincipalId, (PrincipalId?)null)
                .SetProperty(one => one.ErasedAt, now)
                .SetProperty(one => one.Revision, one => one.Revision + 1)
                .SetProperty(one => one.UpdatedAt, now),
            cancellation);
        await db.Supervisors.Where(row => supervisors.Contains(row.Id)).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.PrincipalId, (PrincipalId?)null)
                .SetProperty(one => one.ErasedAt, now)
                .SetProperty(one => one.Revision, one => one.Revision + 1)
                .SetProperty(one => one.UpdatedAt, now),
            cancellation);
        await db.Principals.Where(row => row.Id == account).ExecuteUpdateAsync(row => row.SetProperty(one => one.CoachId, (CoachId?)null), cancellation);
        await db.Memberships.Where(row => row.PrincipalId == account && row.RevokedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.RevokedAt, now), cancellation);

        // An arrangement counts on its last day, so that it ends the day before.
        await db.SupervisorAssignments
            .Where(row => (row.CoachId == coach || supervisors.Contains(row.SupervisorId)) && (row.EndsOn == null || row.EndsOn > yesterday))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.EndsOn, yesterday), cancellation);

        var open = db.Employments.Where(row => row.CoachId == coach && (row.EndedOn == null || row.EndedOn > today));
        await open.Where(row => row.StartedOn <= today).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedOn, today), cancellation);
        await open.Where(row => row.StartedOn > today).ExecuteUpdateAsync(row => row.SetProperty(one => one.EndedOn, one => one.StartedOn), cancellation);
    }

    private async Task EraseAsync(
        PersonalTable table, string owner, PersonalColumn[] columns, Guid id, string pseudonym, string[] names, CancellationToken cancellation)
    {
        var type = db.Model.FindEntityType(table.Record)!;
        var (name, of) = (type.GetTableName()!, Column(type, owner));

        if (table.GoesWholly && table.Owners.Contains(owner))
        {
            // Names come from the model, not from a request.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"DELETE FROM {name} WHERE {of} = {{0}}", [id], cancellation);
#pragma warning restore EF1002
            return;
        }

        var plain = columns.Where(column => column.Erasing != Erasing.OwnName).ToArray();

        if (plain.Length > 0)
        {
            var changes = plain.Select(column => Becomes(Column(type, column.Name), column.Erasing));
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync(
                $"UPDATE {name} SET {string.Join(", ", changes)} WHERE {of} = {{0}}", [id, pseudonym, Word], cancellation);
#pragma warning restore EF1002
        }

        foreach (var column in columns.Except(plain))
        {
            foreach (var own in names.Distinct(StringComparer.Ordinal))
            {
                var named = Column(type, column.Name);
#pragma warning disable EF1002
                await db.Database.ExecuteSqlRawAsync(
                    $"UPDATE {name} SET {named} = {{1}} WHERE {of} = {{0}} AND {named} = {{2}}", [id, pseudonym, own], cancellation);
#pragma warning restore EF1002
            }
        }
    }

    private static string Becomes(string column, Erasing erasing) => erasing switch
    {
        Erasing.Clear => $"{column} = NULL",
        Erasing.Empty => $"{column} = '[]'",
        Erasing.Word => $"{column} = CASE WHEN {column} IS NULL THEN NULL ELSE {{2}} END",
        _ => $"{column} = CASE WHEN {column} IS NULL THEN NULL ELSE {{1}} END",
    };

    private Type TypeOf(PersonalTable table, string owner) => db.Model.FindEntityType(table.Record)!.FindProperty(owner)!.ClrType;

    private static string Column(IEntityType type, string property) => type.FindProperty(property)!.GetColumnName();

    private static IEnumerable<Guid> IdsFor(PersonIds person, Type id) => (Nullable.GetUnderlyingType(id) ?? id) switch
    {
        var type when type == typeof(CoachId) => person.Coach is { } coach ? [coach.Value] : [],
        var type when type == typeof(SupervisorId) => person.Supervisors.Select(supervisor => supervisor.Value),
        var type when type == typeof(PrincipalId) => person.Account is { } account ? [account.Value] : [],
        _ => throw new InvalidOperationException($"{id} is no id of a person."),
    };
}
