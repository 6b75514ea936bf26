using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>Coaches to whom this and that happens, as it does in a year: whatever their totals are made of, and what they are not made of.</summary>
internal sealed class RandomHistory
{
    private static readonly DateTimeOffset Moment = SampleRows.Moment;

    private readonly Random random;
    private readonly PrincipalId account = PrincipalId.New(Moment);
    private readonly CatalogueRows catalogue = SampleRows.All();
    private readonly List<Coach> coaches;
    private readonly List<Completion> completions = [];
    private readonly List<FundingAward> awards = [];
    private readonly List<InformalLearning> informal = [];
    private readonly List<Enrolment> enrolments = [];
    private readonly List<Employment> posts = [];
    private readonly List<TierAward> tiers = [];
    private readonly Action<CpdContext, Coach>[] kinds;
    private int number;

    public RandomHistory(Random random, int coaches = 3)
    {
        this.random = random;
        this.coaches =
        [
            .. Enumerable.Range(0, coaches).Select(_ => new Coach { Id = CoachId.New(Moment), DisplayName = "Ada Example", Revision = 1, CreatedAt = Moment, UpdatedAt = Moment }),
        ];
        kinds = [Complete, Complete, Correct, Check, Log, RefuseInformal, Book, Book, MovePlace, MovePlace, Pay, Pay, MoveMoney, GiveUp, StartPost, EndPost, Recognise, Revoke];
    }

    public IReadOnlyList<Coach> Coaches => coaches;

    /// <summary>The coaches and what they refer to.</summary>
    public IEnumerable<object> Beginning =>
        [.. SampleRows.Of(catalogue), new Principal { Id = account, Issuer = "https://login.example.org", Subject = "1", Name = "Sue Example", CreatedAt = Moment }, .. coaches];

    /// <summary>Leaves with the context what one mutation might: one thing or several, of one coach or several. Nobody has saved it yet.</summary>
    public void Step(CpdContext db)
    {
        for (var things = random.Next(1, 4); things > 0; things--)
        {
            kinds[random.Next(kinds.Length)](db, coaches[random.Next(coaches.Count)]);
        }
    }

    public Completion NewCompletion(Coach coach) => new()
    {
        Id = CompletionId.New(Moment),
        CoachId = coach.Id,
        OfferId = catalogue.Offers[0].Id,
        OfferVersionId = catalogue.OfferVersions[random.Next(2)].Id,
        OccurredOn = Day(),
        CpdMinutes = random.Next(1, 400),
        Outcome = CompletionOutcome.Attended,
        Verification = Verification.SelfReported,
        RecordedById = account,
        RecordedAt = Moment,
        UpdatedAt = Moment,
    };

    private void Complete(CpdContext db, Coach coach) => Add(db, completions, NewCompletion(coach));

    private void Correct(CpdContext db, Coach coach)
    {
        if (Of(completions, row => row.CoachId == coach.Id && completions.TrueForAll(later => later.ReplacesId != row.Id)) is { } wrong)
        {
            Add(db, completions, NewCompletion(coach) with { ReplacesId = wrong.Id });
        }
    }

    private void Check(CpdContext db, Coach coach)
    {
        if (Of(completions, row => row.CoachId == coach.Id && row.CheckedAt is null) is { } row)
        {
            Change(db, completions, row, random.Next(2) == 0
                ? row with { Verification = Verification.Verified, CheckedAt = Moment }
                : row with { Verification = Verification.Rejected, CheckedAt = Moment, RejectionReason = "No certificate." });
        }
    }

    private void Log(CpdContext db, Coach coach) => Add(db, informal, new()
    {
        Id = InformalLearningId.New(Moment),
        CoachId = coach.Id,
        Title = "A webinar",
        Kind = InformalLearningKind.Webinar,
        OccurredOn = Day(),
        CpdMinutes = random.Next(1, 90),
        Verification = Verification.SelfReported,
        RecordedById = account,
        RecordedAt = Moment,
    });

    private void RefuseInformal(CpdContext db, Coach coach)
    {
        if (Of(informal, row => row.CoachId == coach.Id && row.Verification == Verification.SelfReported) is { } row)
        {
            Change(db, informal, row, row with { Verification = random.Next(2) == 0 ? Verification.Verified : Verification.Rejected });
        }
    }

    private void Book(CpdContext db, Coach coach)
    {
        var run = catalogue.Runs[random.Next(catalogue.Runs.Length)];

        if (!enrolments.Exists(row => row.CoachId == coach.Id && row.OfferId == run.OfferId && row.IsLive))
        {
            Add(db, enrolments, new()
            {
                Id = EnrolmentId.New(Moment),
                CoachId = coach.Id,
                RunId = run.Id,
                OfferId = run.OfferId,
                Status = (EnrolmentStatus)random.Next(3),
                Number = ++number,
                EmployerId = Employer(),
                RequestedById = account,
                RequestedAt = Moment,
                UpdatedAt = Moment,
            });
        }
    }

    // Attendance may be put right later; what has ended otherwise stays so.
    private void MovePlace(CpdContext db, Coach coach)
    {
        if (Of(enrolments, row => row.CoachId == coach.Id && (row.IsLive || row.TakesPlace)) is { } row)
        {
            var status = Enum.GetValues<EnrolmentStatus>()[random.Next(row.IsLive ? 2 : 7, 9)];
            Change(db, enrolments, row, row with { Status = status });
        }
    }

    private void Pay(CpdContext db, Coach coach)
    {
        var (completion, place) = (Of(completions, row => row.CoachId == coach.Id), Of(enrolments, row => row.CoachId == coach.Id));

        if (completion is not null || place is not null)
        {
            Add(db, awards, new()
            {
                Id = FundingAwardId.New(Moment),
                CoachId = coach.Id,
                CompletionId = completion?.Id,
                EnrolmentId = place?.Id,
                Position = ++number,
                AwardedOn = Day(),
                StreamId = catalogue.FundingStreams[random.Next(catalogue.FundingStreams.Length)].Id,
                EmployerId = Employer(),
                Use = FundingUse.CourseFee,
                Amount = random.Next(4) switch { 0 => null, 1 => new Money(random.Next(10_000), "EUR"), _ => new Money(random.Next(10_000)) },
                Status = (FundingStatus)random.Next(6),
            });
        }
    }

    private void MoveMoney(CpdContext db, Coach coach)
    {
        if (Of(awards, row => row.CoachId == coach.Id) is { } row)
        {
            Change(db, awards, row, row with
            {
                Status = (FundingStatus)random.Next(6),
                Amount = random.Next(2) == 0 ? row.Amount : new Money(random.Next(10_000)),
                CompletionId = random.Next(2) == 0 ? row.CompletionId : Of(completions, one => one.CoachId == coach.Id)?.Id ?? row.CompletionId,
            });
        }
    }

    private void GiveUp(CpdContext db, Coach coach)
    {
        if (Of(awards, row => row.CoachId == coach.Id) is { } row && db.Entry(row).State == Microsoft.EntityFrameworkCore.EntityState.Detached)
        {
            db.Remove(row);
            awards.Remove(row);
        }
    }

    private void StartPost(CpdContext db, Coach coach) => Add(db, posts, new()
    {
        Id = EmploymentId.New(Moment),
        CoachId = coach.Id,
        OrganisationId = catalogue.Organisations[random.Next(catalogue.Organisations.Length)].Id,
        JobTitle = "Health and wellbeing coach",
        StartedOn = Day(),
    });

    private void EndPost(CpdContext db, Coach coach)
    {
        if (Of(posts, row => row.CoachId == coach.Id && row.EndedOn is null) is { } row)
        {
            Change(db, posts, row, random.Next(3) == 0 ? row with { JobTitle = "Lead coach" } : row with { EndedOn = row.StartedOn.AddDays(random.Next(100)) });
        }
    }

    private void Recognise(CpdContext db, Coach coach)
    {
        var tier = (PracticeTier)random.Next(4);

        if (!tiers.Exists(row => row.CoachId == coach.Id && row.Tier == tier && row.RevokedOn is null))
        {
            Add(db, tiers, new()
            {
                Id = TierAwardId.New(Moment),
                CoachId = coach.Id,
                Tier = tier,
                AwardedOn = Day(),
                Basis = "Portfolio",
                RecognisedBy = "A hub",
                RecordedById = account,
                RecordedAt = Moment,
            });
        }
    }

    private void Revoke(CpdContext db, Coach coach)
    {
        if (Of(tiers, row => row.CoachId == coach.Id && row.RevokedOn is null) is { } row)
        {
            Change(db, tiers, row, row with { RevokedOn = row.AwardedOn.AddDays(random.Next(60)), RevocationReason = "In error" });
        }
    }

    private DateOnly Day() => new DateOnly(2026, 1, 1).AddDays(random.Next(300));

    private OrganisationId? Employer() => random.Next(3) == 0 ? null : catalogue.Organisations[random.Next(catalogue.Organisations.Length)].Id;

    private TRow? Of<TRow>(List<TRow> rows, Func<TRow, bool> which)
        where TRow : class
    {
        TRow[] some = [.. rows.Where(which)];

        return some.Length == 0 ? null : some[random.Next(some.Length)];
    }

    private static void Add<TRow>(CpdContext db, List<TRow> rows, TRow row)
        where TRow : class
    {
        db.Add(row);
        rows.Add(row);
    }

    // What was touched in this step already is left alone: nobody changes a record twice in one save.
    private static void Change<TRow>(CpdContext db, List<TRow> rows, TRow before, TRow after)
        where TRow : class
    {
        if (db.Entry(before).State == Microsoft.EntityFrameworkCore.EntityState.Detached)
        {
            db.Replace(before, after);
            rows[rows.IndexOf(before)] = after;
        }
    }
}
