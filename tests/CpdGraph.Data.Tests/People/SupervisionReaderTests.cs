using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Data.Tests;

/// <summary>What the database adds up about supervision is what one gets by looking at every row.</summary>
public abstract class SupervisionReaderTests<TEngine> : DatabaseTests<TEngine>
    where TEngine : IEngine, new()
{
    private const int People = 7;

    private static readonly DateTimeOffset Moment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 24);

    private readonly Random random = new(20261124);
    private readonly Principal account = new() { Id = PrincipalId.New(Moment), Issuer = "https://login.example.org", Subject = "1", Name = "One", CreatedAt = Moment };

    // Rules change within the months that are looked at, and overlap.
    private readonly SupervisionPolicy[] policies =
    [
        Policy(SupervisionKind.LineManagement, new(2022, 7, 1)) with { DueAfterDays = 31, OverdueAfterDays = 45 },
        Policy(SupervisionKind.Clinical, new(2022, 7, 1)) with { ValidTo = new(2026, 10, 10), DueAfterDays = 61, ClinicalRegistrationNeeded = true },
        Policy(SupervisionKind.Clinical, new(2026, 11, 5)) with { DueAfterDays = 61, MinimumSupervisorTier = PracticeTier.Tier2 },
        Policy(SupervisionKind.HealthCoaching, new(2022, 7, 1)) with { MinutesPerMonth = 60, MinimumSupervisorTier = PracticeTier.Tier2 },
        Policy(SupervisionKind.HealthCoaching, new(2026, 10, 15)) with { MinutesPerMonth = 60, MinimumSupervisorTier = PracticeTier.Tier3, ClinicalRegistrationNeeded = true },
    ];

    [Fact]
    public async Task What_the_database_adds_up_is_what_every_row_says()
    {
        await SaveAsync(sessions: 1_500);
        await using var db = Process.NewContext();
        CoachId[] coaches = [.. (await db.Coaches.ToListAsync(Cancellation)).Select(coach => coach.Id)];
        var rows = new Rows(
            await db.SupervisionSessions.ToListAsync(Cancellation), await db.SupervisorAssignments.ToListAsync(Cancellation),
            await db.Supervisors.ToListAsync(Cancellation), await db.TierAwards.ToListAsync(Cancellation));

        foreach (var day in new[] { Today, Today.AddDays(-16), new(2026, 11, 1), new(2026, 10, 31), new(2026, 6, 30), new(2021, 1, 1), Today.AddYears(1) })
        {
            var facts = await ReadAsync(coaches, day);

            foreach (var coach in coaches)
            {
                Assert.Equal(
                    Enum.GetValues<SupervisionKind>().Select(kind => Held(rows, coach, kind, day)).OrderBy(held => held.Kind),
                    facts[coach].Held.OrderBy(held => held.Kind));
                Assert.Equal(
                    rows.Arrangements.Where(row => row.CoachId == coach && row.StartsOn <= day).Select(row => Text(Arranged(rows, row, day))).Order(StringComparer.Ordinal),
                    facts[coach].Arranged.Select(Text).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public async Task It_is_one_statement_however_many_coaches_and_meetings_there_are()
    {
        await SaveAsync(sessions: 200);
        await using var db = Process.NewContext();
        CoachId[] coaches = [.. (await db.Coaches.ToListAsync(Cancellation)).Select(coach => coach.Id)];

        foreach (var count in new[] { 1, 2, 3, People })
        {
            Assert.Equal(count, (await ReadAsync(coaches[..count], Today)).Count);
            Assert.Equal(1, await StatementsOf(() => ReadAsync(coaches[..count], Today)));
        }

        Assert.Empty(await ReadAsync([], Today));
        var nobody = CoachId.New(Moment);
        Assert.Empty((await ReadAsync([nobody], Today))[nobody].Arranged);
    }

    private static async Task<int> StatementsOf(Func<Task> read)
    {
        using var counted = SqlLog.Count();
        await read();

        return counted.Statements;
    }

    private async Task<IReadOnlyDictionary<CoachId, SupervisionFacts>> ReadAsync(CoachId[] coaches, DateOnly day)
    {
        await using var db = Process.NewContext();

        return await new SupervisionReader(db, Process.Get<SqlLog>()).OfCoachesAsync(coaches, policies, day, Cancellation);
    }

    // The rule, written out plainly.
    private HeldSupervision Held(Rows rows, CoachId coach, SupervisionKind kind, DateOnly day)
    {
        bool Counts(SupervisionSession session)
        {
            var rule = SupervisionPolicy.On(policies, kind, session.HeldOn);
            var giver = rows.Supervisors.Single(row => row.Id == session.SupervisorId);

            return session.Counts
                && (rule is null || SupervisorQualification.Meets(rule, giver, session.SupervisorTierOnTheDay))
                && (kind != SupervisionKind.LineManagement || rows.Arrangements.Any(row =>
                    row.Kind == kind && row.CoachId == coach && row.SupervisorId == giver.Id && row.IsLiveOn(session.HeldOn)));
        }

        bool IsLast(SupervisionSession session) =>
            session.Format == SupervisionFormat.Individual || SupervisionPolicy.On(policies, kind, session.HeldOn)?.MinutesPerMonth is null;

        var counted = rows.Sessions.Where(session => session.CoachId == coach && session.Kind == kind && session.HeldOn <= day && Counts(session)).ToList();
        var month = new DateOnly(day.Year, day.Month, 1);

        int Minutes(SupervisionFormat format, DateOnly from, DateOnly before) =>
            counted.Where(session => session.Format == format && session.HeldOn >= from && session.HeldOn < before).Sum(session => session.DurationMinutes);

        return new(
            kind,
            counted.Where(IsLast).Select(session => (DateOnly?)session.HeldOn).Max(),
            Minutes(SupervisionFormat.Individual, month, month.AddMonths(1)),
            Minutes(SupervisionFormat.Individual, month.AddMonths(-1), month),
            Minutes(SupervisionFormat.Individual, month.AddMonths(-2), month.AddMonths(1)),
            Minutes(SupervisionFormat.Group, month, month.AddMonths(1)));
    }

    private static ArrangedSupervision Arranged(Rows rows, SupervisorAssignment row, DateOnly day)
    {
        var supervisor = rows.Supervisors.Single(one => one.Id == row.SupervisorId);

        return new(row.Kind, row.StartsOn, row.EndsOn, supervisor, SupervisorTier.On(supervisor, rows.Awards.Where(award => award.CoachId == supervisor.CoachId), day));
    }

    private static string Text(ArrangedSupervision row) => System.Text.Json.JsonSerializer.Serialize(row);

    private async Task SaveAsync(int sessions)
    {
        var coaches = Enumerable.Range(0, People).Select(number => new Coach { Id = CoachId.New(Moment), DisplayName = $"Coach {number}", Revision = 1, CreatedAt = Moment, UpdatedAt = Moment }).ToArray();
        var supervisors = Enumerable.Range(0, 6).Select(number => new Supervisor
        {
            Id = SupervisorId.New(Moment),
            DisplayName = $"Supervisor {number}",
            Email = number == 0 ? "zero@example.org" : null,
            CoachId = number < 3 ? coaches[number].Id : null,
            ClinicalRegistrations = number % 2 == 0 ? [new() { Body = "NMC", Number = "1" }] : [],
            CapacityMinutesPerMonth = number == 1 ? 90 : null,
            KnownTiers = number is 1 or 4 ? [new() { Tier = PracticeTier.Tier3, AwardedOn = Today.AddDays(-200), Basis = "Portfolio", RecognisedBy = "A school" }] : [],
            Revision = 1,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        }).ToArray();
        var kinds = Enum.GetValues<SupervisionKind>();
        var rows = new List<object> { account };
        rows.AddRange(coaches);
        rows.AddRange(supervisors);

        // Supervisor 0 has had two tiers, the second revoked; supervisor 1 is known from elsewhere, and has had one that was revoked.
        rows.AddRange([Award(coaches[0], PracticeTier.Tier3, -600, null), Award(coaches[0], PracticeTier.Tier4, -100, -10), Award(coaches[1], PracticeTier.Tier2, -60, -30)]);

        // Supervisor 2 had two recognised on one day, the lower one recorded last.
        var ids = new[] { TierAwardId.New(Moment), TierAwardId.New(Moment) }.OrderBy(id => id.Value).ToArray();
        rows.AddRange([
            Award(coaches[2], PracticeTier.Tier3, -400, null) with { Id = ids[0] },
            Award(coaches[2], PracticeTier.Tier2, -400, null) with { Id = ids[1] },
        ]);

        foreach (var coach in coaches)
        {
            foreach (var kind in kinds)
            {
                var from = Today.AddDays(-random.Next(300, 900));

                for (var part = 0; part < 3; part++)
                {
                    var to = from.AddDays(random.Next(40, 300));
                    rows.Add(new SupervisorAssignment
                    {
                        Id = SupervisorAssignmentId.New(Moment),
                        CoachId = coach.Id,
                        SupervisorId = supervisors[random.Next(6)].Id,
                        Kind = kind,
                        StartsOn = from,
                        EndsOn = part == 2 ? null : to,
                        CreatedAt = Moment,
                    });
                    from = to.AddDays(1);
                }
            }
        }

        rows.AddRange(Enumerable.Range(0, sessions).Select(_ => new SupervisionSession
        {
            Id = SupervisionSessionId.New(Moment),
            CoachId = coaches[random.Next(People - 1)].Id,
            SupervisorId = supervisors[random.Next(6)].Id,
            Kind = kinds[random.Next(3)],
            Format = (SupervisionFormat)random.Next(2),
            HeldOn = Today.AddDays(-random.Next(random.Next(2) == 0 ? 100 : 1_700)),
            DurationMinutes = random.Next(1, 481),
            SupervisorTierOnTheDay = random.Next(5) is var tier && tier == 4 ? null : (PracticeTier)tier,
            LoggedBySupervisor = random.Next(2) == 0,
            Verification = (Verification)random.Next(4),
            RecordedById = account.Id,
            RecordedAt = Moment,
        }).DistinctBy(row => (row.CoachId, row.Kind, row.HeldOn, row.SupervisorId)));

        await using var db = Process.NewContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    }

    private TierAward Award(Coach coach, PracticeTier tier, int days, int? revoked) => new()
    {
        Id = TierAwardId.New(Moment),
        CoachId = coach.Id,
        Tier = tier,
        AwardedOn = Today.AddDays(days),
        Basis = "Portfolio",
        RecognisedBy = "A school",
        RevokedOn = revoked is { } day ? Today.AddDays(day) : null,
        RevocationReason = revoked is null ? null : "A mistake.",
        RecordedById = account.Id,
        RecordedAt = Moment,
    };

    private static SupervisionPolicy Policy(SupervisionKind kind, DateOnly from) => new()
    {
        Id = SupervisionPolicyId.New(Moment),
        Kind = kind,
        Text = "A rule.",
        ValidFrom = from,
        Provenance = Provenance.Illustrative,
        SourceReference = "Here.",
    };

    private sealed record Rows(
        IReadOnlyList<SupervisionSession> Sessions, IReadOnlyList<SupervisorAssignment> Arrangements, IReadOnlyList<Supervisor> Supervisors, IReadOnlyList<TierAward> Awards);
}

public sealed class SupervisionReaderTestsOnSqlite : SupervisionReaderTests<SqliteEngine>;

public sealed class SupervisionReaderTestsOnPostgres : SupervisionReaderTests<PostgresEngine>;
