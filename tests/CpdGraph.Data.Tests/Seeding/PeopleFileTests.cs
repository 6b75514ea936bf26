using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>What <c>demo/people.yaml</c> must have for the demonstration to show what it should.</summary>
public sealed class PeopleFileTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SeedContent Content = SeedLoader.Read(SeedLoader.Folder, demo: true, Today);
    private static readonly SeededPeople People = Content.People;

    [Fact]
    public void Eighty_two_coaches_work_in_nine_networks_of_three_boards()
    {
        var networks = People.Employments.Where(employment => employment.RunsOn(Today))
            .Select(employment => employment.PlacedWithId ?? employment.OrganisationId)
            .ToHashSet();
        var boards = Content.Rows.OfType<OrganisationRelationship>()
            .Where(row => row.Kind == OrganisationRelationshipKind.CommissionedBy && networks.Contains(row.ChildId) && row.ValidTo is null)
            .Select(row => row.ParentId)
            .ToHashSet();

        Assert.Equal(82, People.Coaches.Count);
        Assert.Equal(9, networks.Count);
        Assert.Equal(3, boards.Count);
    }

    [Fact]
    public void Everybody_is_marked_illustrative_by_name_and_has_addresses_that_lead_nowhere()
    {
        string[] names =
        [
            .. People.Principals.Select(row => row.Name), .. People.Coaches.Select(row => row.DisplayName), .. People.Supervisors.Select(row => row.DisplayName),
        ];
        var addresses = People.Coaches.Select(row => row.Email).Concat(People.Supervisors.Select(row => row.Email)).OfType<string>();

        Assert.All(names, name => Assert.EndsWith(" (illustrative)", name, StringComparison.Ordinal));
        Assert.All(addresses, address => Assert.EndsWith(".example", address, StringComparison.Ordinal));
        Assert.All(People.Principals, row => Assert.Equal(DemoPeople.Issuer, row.Issuer));
    }

    [Fact]
    public void There_is_somebody_for_every_role() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Contains(DemoPeople.Read(), account => account.Roles.Contains(role)));

    [Fact]
    public void Completions_are_of_all_ages_and_states_with_money_from_several_streams()
    {
        Assert.Contains(People.Completions, row => row.OccurredOn > Today.AddDays(-30));
        Assert.Contains(People.Completions, row => row.OccurredOn < Today.AddDays(-700));
        Assert.Contains(People.Completions, row => row.ExpiresOn < Today);
        Assert.Contains(People.Completions, row => row.ReplacesId is not null);
        Assert.All(
            new[] { Verification.SelfReported, Verification.Verified, Verification.Rejected },
            state => Assert.Contains(People.Completions, row => row.Verification == state));
        Assert.True(People.Awards.Select(award => award.StreamId).Distinct().Count() >= 4);
        Assert.Contains(People.Awards.GroupBy(award => award.CompletionId), awards => awards.Count() > 1);
    }

    [Fact]
    public void Money_adds_up_to_the_penny_where_all_of_it_is_known()
    {
        var awards = People.Awards.ToLookup(award => award.CompletionId);
        var complete = People.Completions.Where(row => row.Cost is not null && awards[row.Id].Any() && awards[row.Id].All(award => award.Amount is not null));

        Assert.All(complete, row => Assert.Equal(row.Cost, awards[row.Id].Aggregate(Money.Zero, (sum, award) => sum + award.Amount!.Value)));
    }

    [Fact]
    public void Nothing_was_recorded_or_checked_after_today_began_and_nobody_checked_their_own()
    {
        var now = LondonCalendar.StartOf(Today);
        var coaches = People.Coaches.ToDictionary(coach => coach.Id);

        Assert.All(People.Completions, row => Assert.True(row.RecordedAt <= now && row.UpdatedAt <= now));
        Assert.All(People.Completions, row => Assert.False(row.CheckedById is { } checker && checker == coaches[row.CoachId].PrincipalId));
        Assert.All(People.InformalLearning, row => Assert.True(row.RecordedAt <= now && row.OccurredOn <= Today));
    }

    [Fact]
    public void Of_each_kind_a_coach_has_one_supervisor_at_a_time() => Assert.All(
        People.Assignments.GroupBy(row => (row.CoachId, row.Kind)),
        rows => Assert.All(rows, row => Assert.DoesNotContain(
            rows, other => other.Id != row.Id && new DateSpan(row.StartsOn, row.EndsOn).Overlaps(new DateSpan(other.StartsOn, other.EndsOn)))));

    [Fact]
    public void Tiers_are_of_all_kinds_one_revoked_one_out_of_order_and_one_known_from_elsewhere()
    {
        Assert.All(
            new[] { PracticeTier.Tier1, PracticeTier.Tier2, PracticeTier.Tier3 },
            tier => Assert.Contains(People.TierAwards, award => award.Tier == tier && award.IsLiveOn(Today)));
        Assert.Contains(People.TierAwards, award => award.RevokedOn is not null);
        Assert.Contains(People.TierAwards, award => award.OverrideReason is not null);
        Assert.Contains(People.Supervisors, supervisor => supervisor.KnownTiers.Any(known => known.Tier == PracticeTier.Tier4));
        Assert.Contains(People.Coaches, coach => People.TierAwards.All(award => award.CoachId != coach.Id));
    }

    [Fact]
    public void Meetings_are_of_every_kind_and_format_logged_by_either_side_and_some_wait_for_the_other()
    {
        Assert.All(Enum.GetValues<SupervisionKind>(), kind => Assert.Contains(People.Sessions, session => session.Kind == kind));
        Assert.All(Enum.GetValues<SupervisionFormat>(), format => Assert.Contains(People.Sessions, session => session.Format == format));
        Assert.All(
            new[] { Verification.SelfReported, Verification.Awaiting, Verification.Verified },
            state => Assert.Contains(People.Sessions, session => session.Verification == state));
        Assert.All(People.Sessions, session => Assert.True(session.HeldOn <= Today && session.RecordedAt <= LondonCalendar.StartOf(Today)));
    }

    [Fact]
    public void Competencies_are_confirmed_answered_lower_changed_since_and_not_assessed()
    {
        var standings = People.Assessments.GroupBy(row => row.CoachId).SelectMany(rows => CompetencyStanding.On(rows, Today)).ToArray();

        Assert.Contains(standings, standing => standing.Confirmed == standing.Self?.Attainment && standing.Confirmed is not null);
        Assert.Contains(standings, standing => standing.Confirmed < standing.Self?.Attainment);
        Assert.Contains(standings, standing => standing.Supervisor is not null && !standing.IsAnswered);
        Assert.Contains(standings, standing => standing.Supervisor is null);
        Assert.All(Enum.GetValues<EvidenceSharing>(), sharing => Assert.Contains(People.Evidence, item => item.Sharing == sharing));
    }

    [Fact]
    public void Plans_are_in_every_state_with_actions_done_and_open()
    {
        Assert.All(Enum.GetValues<PlanStatus>(), status => Assert.Contains(People.Plans, plan => plan.Status == status));
        Assert.Contains(People.Plans.SelectMany(plan => plan.Actions), action => action.DoneOn is not null);
        Assert.Contains(People.Plans.SelectMany(plan => plan.Actions), action => action.DoneOn is null && action.DueOn < Today);
    }

    [Fact]
    public void The_demonstration_can_be_loaded_on_any_day()
    {
        for (var day = new DateOnly(2026, 12, 1); day < new DateOnly(2029, 4, 1); day = day.AddDays(41))
        {
            Assert.Equal(People.Sessions.Count, SeedLoader.Read(SeedLoader.Folder, demo: true, day).People.Sessions.Count);
        }

        _ = SeedLoader.Read(SeedLoader.Folder, demo: true, new(2028, 2, 29));
    }

    [Fact]
    public void A_claim_that_the_rules_refuse_is_told_with_its_place()
    {
        using var folder = new DemoFolder();
        folder.Edit("demo/people.yaml", "{ offer: example-com-b-webinar, daysAgo: 3 }", "{ offer: example-com-b-webinar, daysAgo: -3 }");

        var refusal = Assert.Throws<SeedException>(() => SeedLoader.Read(folder.Path, demo: true, Today));

        Assert.Contains("demo/people.yaml", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("(occurredOn): The date is in the future.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("supervisor: lena, startedDaysAgo: 800", "supervisor: nobody, startedDaysAgo: 800", "'nobody' is not a known supervisor.")]
    [InlineData("offer: example-com-b-webinar, daysAgo: 3 }", "offer: no-such-offer, daysAgo: 3 }", "(offer): No such offer was found.")]
    [InlineData("{ key: adam, name: Adam Locke (illustrative) }", "{ key: stella, name: Adam Locke (illustrative) }", "'stella' has another name here than elsewhere")]
    [InlineData("    email: amira@coaches.example\n", "    mail: amira@coaches.example\n", "'mail' is not a key of this row.")]
    [InlineData("revokedDaysAgo: 60", "revokedDaysAgo: -60", "(revokedOn): The day is in the future.")]
    [InlineData("kind: CLINICAL, daysAgo: [20,", "kind: CLINICAL, daysAgo: [2000,", "nobody was arranged for it on")]
    [InlineData("assessor: lena, daysAgo: 200,", "assessor: clara, daysAgo: 790,", "(coachId): Only a supervisor or line manager of the coach assesses them.")]
    [InlineData("agreedBy: lena", "agreedBy: miles", "(id): Only a supervisor or line manager of the coach agrees a plan.")]
    [InlineData("provenance: ILLUSTRATIVE\n", "provenance: OFFICIAL\n", "holds people who are not marked illustrative.")]
    public void What_is_wrong_with_the_file_is_told(string old, string with, string problem)
    {
        using var folder = new DemoFolder();
        folder.Edit("demo/people.yaml", old, with);

        var refusal = Assert.Throws<SeedException>(() => SeedLoader.Read(folder.Path, demo: true, Today));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_the_file_knows_nobody()
    {
        using var folder = new SeedFolder();

        Assert.Empty(DemoPeople.Read(folder.Path));
    }

    /// <summary>A copy of the shipped files, to make one of them wrong.</summary>
    private sealed class DemoFolder : IDisposable
    {
        public DemoFolder()
        {
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "demo"));

            foreach (var file in Directory.EnumerateFiles(SeedLoader.Folder, "*.yaml", SearchOption.AllDirectories))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(SeedLoader.Folder, file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("cpdgraph-people-").FullName;

        public void Edit(string file, string old, string with)
        {
            var path = System.IO.Path.Combine(Path, file);
            var text = File.ReadAllText(path);
            var place = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(place >= 0, $"The file does not hold: {old}");
            File.WriteAllText(path, string.Concat(text.AsSpan(0, place), with, text.AsSpan(place + old.Length)));
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
