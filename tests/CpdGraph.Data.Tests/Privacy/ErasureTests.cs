using System.Globalization;
using System.Text;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>What is left of an erased person, in all tables of both databases.</summary>
public abstract class ErasureTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private PersonWithEverything Known { get; } = new();

    private string Name => $"Erased person {Known.Account.Value.ToString()[^4..].ToUpperInvariant()}-TEST";

    [Fact]
    public async Task Nothing_personal_of_an_erased_person_is_left_in_any_table()
    {
        Assert.Empty(PersonalData.People.SelectMany(table => table.Personal.Select(column => (table.Record, column.Name, column.Of))).Except(Known.Marked));
        await SaveAsync();
        var before = await DumpAsync();
        Assert.All(Known.Canaries, canary => Assert.Contains(canary, before, StringComparison.OrdinalIgnoreCase));

        await EraseAsync();

        var after = await DumpAsync();
        Assert.All(Known.Canaries, canary => Assert.DoesNotContain(canary, after, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Name, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_minutes_and_days_stay()
    {
        await SaveAsync();
        var before = await CountsAsync();

        await EraseAsync();

        Assert.Equal(before, await CountsAsync());
        await using var db = Process.NewContext();
        Assert.Contains(await db.FundingAwards.ToListAsync(Cancellation), award => award.Amount == new Money(12_000, "EUR"));
        Assert.Equal(Name, (await db.Coaches.SingleAsync(row => row.Id == Known.Person.Coach, Cancellation)).DisplayName);
        Assert.Empty(await db.EvidenceItems.ToListAsync(Cancellation));
        Assert.Empty(await db.DevelopmentPlans.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Who_was_erased_signs_in_as_nobody_and_nobody_sees_the_record_by_an_arrangement()
    {
        await SaveAsync();
        var account = Known.Rows.OfType<Principal>().Single(row => row.Id == Known.Account);

        await EraseAsync();

        await using var db = Process.NewContext();
        Assert.Null(await new CallerReader(db, Process.Get<SqlLog>(), Process.Get<TimeProvider>()).FindAsync(account.Issuer, account.Subject, Cancellation));
        Assert.Empty(await db.SupervisorAssignments.Where(row => row.EndsOn == null).ToListAsync(Cancellation));
        Assert.Empty(await db.Invitations.ToListAsync(Cancellation));
        Assert.Empty(await db.Memberships.Where(row => row.PrincipalId == Known.Account && row.RevokedAt == null).ToListAsync(Cancellation));
        Assert.Empty(await db.Employments.Where(row => row.EndedOn == null).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Of_others_nothing_changes()
    {
        await SaveAsync();
        await using var db = Process.NewContext();
        var others = await OthersAsync(db);

        await EraseAsync();

        Assert.Equal(others, await OthersAsync(db));
    }

    [Fact]
    public async Task The_audit_trail_lets_a_name_go_for_the_pseudonym_of_an_erasure_and_for_nothing_else()
    {
        await SaveAsync();
        await using var db = Process.NewContext();
        await RefusedAsync(db, $"UPDATE audit_event SET actor_name = 'Somebody else' WHERE actor_id = {{0}}");

        await EraseAsync();

        await RefusedAsync(db, $"UPDATE audit_event SET actor_name = 'Somebody else' WHERE actor_id = {{0}}");
        await RefusedAsync(db, $"UPDATE audit_event SET actor_name = '{Name}', action = 'nothing' WHERE actor_id = {{0}}");
        await RefusedAsync(db, $"UPDATE audit_event SET actor_name = '{Name}', trace_id = NULL WHERE actor_id = {{0}}");
        await RefusedAsync(db, $"UPDATE audit_event SET actor_name = '{Name}' WHERE actor_id IS NULL OR actor_id <> {{0}}");
        await RefusedAsync(db, $"DELETE FROM audit_event WHERE actor_id = {{0}}");
    }

    [Fact]
    public async Task Nothing_can_be_added_to_an_erased_record_or_done_in_an_erased_name()
    {
        await SaveAsync();
        await EraseAsync();
        await using var db = Process.NewContext();
        var stranger = PrincipalId.New(Now);
        Assert.False(await new ErasureGuard(db).ForbidsAsync(stranger, Cancellation));

        Assert.True(await new ErasureGuard(db).ForbidsAsync(Known.Account, Cancellation));
        db.Add(Known.Sample.Informal with { Id = InformalLearningId.New(Now) });
        Assert.True(await new ErasureGuard(db).ForbidsAsync(stranger, Cancellation));
        db.ChangeTracker.Clear();
        var other = await db.Coaches.FirstAsync(row => row.ErasedAt == null, Cancellation);
        db.Add(Known.Sample.Informal with { Id = InformalLearningId.New(Now), CoachId = other.Id });
        Assert.False(await new ErasureGuard(db).ForbidsAsync(stranger, Cancellation));
        db.Add(Known.Sample.Assignment with { Id = SupervisorAssignmentId.New(Now), CoachId = other.Id });
        Assert.True(await new ErasureGuard(db).ForbidsAsync(stranger, Cancellation));
    }

    private async Task SaveAsync()
    {
        await using var db = Process.NewContext();
        db.AddRange(SampleRows.Of(Known.Sample.Catalogue));
        db.AddRange(Known.Rows);
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task EraseAsync()
    {
        await using var db = Process.NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.LockErasuresAsync(forErasing: true, Cancellation);
        var person = await db.FindAsync(Known.Person.Coach, supervisor: null, account: null, Cancellation);
        Assert.Equal((Known.Person.Account, Known.Person.Supervisors[0]), (person.Account, Assert.Single(person.Supervisors)));
        var erasure = new Erasure
        {
            Id = ErasureId.New(Now),
            CoachId = person.Coach,
            SupervisorId = person.Supervisors[0],
            PrincipalId = person.Account,
            Pseudonym = Name,
            Reason = ErasureReason.Requested,
            ErasedById = Known.Rows.OfType<Principal>().First(row => row.Id != Known.Account).Id,
            ErasedAt = Now,
        };
        await new PersonEraser(db).EraseAsync(person, erasure, Cancellation);
        await transaction.CommitAsync(Cancellation);
    }

    private async Task RefusedAsync(CpdContext db, string statement)
    {
        var refusal = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(statement, [Known.Account.Value], Cancellation));

        Assert.Contains("audit_event is append-only", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<string> CountsAsync()
    {
        await using var db = Process.NewContext();
        var completions = await db.Completions.OrderBy(row => row.Id).ToListAsync(Cancellation);
        var awards = await db.FundingAwards.OrderBy(row => row.Id).ToListAsync(Cancellation);
        var informal = await db.InformalLearning.OrderBy(row => row.Id).ToListAsync(Cancellation);
        var sessions = await db.SupervisionSessions.OrderBy(row => row.Id).ToListAsync(Cancellation);

        return string.Join(
            '\n',
            [
                .. completions.Select(row => $"{row.OccurredOn} {row.CpdMinutes} {row.Cost} {row.OfferId} {row.Outcome} {row.Verification}"),
                .. awards.Select(row => $"{row.Amount} {row.SharePercent} {row.StreamId} {row.Status}"),
                .. informal.Select(row => $"{row.OccurredOn} {row.CpdMinutes} {row.Kind}"),
                .. sessions.Select(row => $"{row.HeldOn} {row.DurationMinutes} {row.Kind} {row.SupervisorTierOnTheDay}"),
                $"{await db.TierAwards.CountAsync(Cancellation)} {await db.CompetencyAssessments.CountAsync(Cancellation)} {await db.PathwayStarts.CountAsync(Cancellation)}",
                $"{await db.Employments.CountAsync(Cancellation)} {await db.AuditEvents.CountAsync(Cancellation)} {await db.Coaches.CountAsync(Cancellation)}",
            ]);
    }

    private async Task<string> OthersAsync(CpdContext db) => string.Join(
        '\n',
        [
            .. (await db.Coaches.Where(row => row.Id != Known.Person.Coach).ToListAsync(Cancellation)).Select(row => $"{row.DisplayName} {row.Email} {row.Revision}"),
            .. (await db.Supervisors.Where(row => row.Id != Known.Person.Supervisors[0]).ToListAsync(Cancellation)).Select(row => $"{row.DisplayName} {row.Revision}"),
            .. (await db.Principals.Where(row => row.Id != Known.Account).ToListAsync(Cancellation)).Select(row => row.ToString()),
            .. (await db.TierAwards.Where(row => row.CoachId != Known.Person.Coach).ToListAsync(Cancellation)).Select(row => $"{row.Basis} {row.RevocationReason}"),
        ]);

    // Every cell of every table as text.
    private async Task<string> DumpAsync()
    {
        await using var db = Process.NewContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        var dump = new StringBuilder();

        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);

            while (await reader.ReadAsync(Cancellation))
            {
                for (var cell = 0; cell < reader.FieldCount; cell++)
                {
                    dump.Append(Convert.ToString(reader.GetValue(cell), CultureInfo.InvariantCulture)).Append('|');
                }
            }
        }

        return dump.ToString();
    }
}

public sealed class ErasureTestsOnSqlite : ErasureTests<SqliteEngine>;

public sealed class ErasureTestsOnPostgres : ErasureTests<PostgresEngine>;
