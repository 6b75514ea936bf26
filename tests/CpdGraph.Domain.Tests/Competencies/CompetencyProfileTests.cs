using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class CompetencyProfileTests
{
    private static readonly CoachId Coach = CoachId.New(Sample.Now);
    private static readonly Competency Listening = Expecting("2.3", Attainment.Competent, Attainment.Competent, Attainment.Proficient, Attainment.LeadsOthers);
    private static readonly Competency Groups = Expecting("4.1", Attainment.Aware, Attainment.Developing, Attainment.Competent, Attainment.LeadsOthers);
    private static readonly Competency Supervising = Expecting("1.11", Attainment.NotAssessed, Attainment.Aware, Attainment.Competent, Attainment.LeadsOthers);
    private static readonly ImmutableArray<Competency> Framework = [Supervising, Listening, Groups];

    [Fact]
    public void Without_assessments_everything_expected_is_a_gap()
    {
        var profile = CompetencyProfile.Of(Framework, [], PracticeTier.Tier1, Sample.Today);

        Assert.Equal([("2.3", Attainment.Competent, 3), ("4.1", Attainment.Aware, 1)], profile.Gaps.Select(gap => (gap.Competency.Code, gap.Expected, gap.Steps)));
        Assert.Empty(profile.Held);
        Assert.All(profile.Entries, entry => Assert.Equal((null, null, null), (entry.SelfAssessed, entry.Confirmed, entry.LastAssessedOn)));
    }

    [Fact]
    public void A_self_assessment_alone_confirms_nothing()
    {
        var entry = EntryOf(Listening, Self(Listening, Attainment.LeadsOthers, -5));

        Assert.Equal((Attainment.LeadsOthers, null, Sample.Today.AddDays(-5), true), (entry.SelfAssessed, entry.Confirmed, entry.LastAssessedOn, entry.IsGap));
    }

    [Fact]
    public void The_level_that_counts_is_the_supervisors()
    {
        var self = Self(Listening, Attainment.LeadsOthers, -5);
        var entry = EntryOf(Listening, self, Supervisor(Listening, Attainment.Developing, -3, self));

        Assert.Equal((Attainment.LeadsOthers, Attainment.Developing, Sample.Today.AddDays(-3), true), (entry.SelfAssessed, entry.Confirmed, entry.LastAssessedOn, entry.IsGap));
    }

    [Fact]
    public void A_supervisor_confirms_without_a_self_assessment_until_the_coach_answers()
    {
        var alone = Supervisor(Listening, Attainment.Competent, -3, null);

        Assert.Equal(Attainment.Competent, EntryOf(Listening, alone).Confirmed);
        Assert.False(EntryOf(Listening, alone).IsGap);
        Assert.Null(EntryOf(Listening, alone, Self(Listening, Attainment.Proficient, -1)).Confirmed);
    }

    [Fact]
    public void A_changed_answer_resets_the_confirmation_also_when_it_is_changed_back_and_the_same_answer_does_not()
    {
        var first = Self(Listening, Attainment.Competent, -9);
        var confirmed = Supervisor(Listening, Attainment.Competent, -8, first);
        var same = Self(Listening, Attainment.Competent, -7);
        var other = Self(Listening, Attainment.Developing, -6);
        var back = Self(Listening, Attainment.Competent, -5);

        Assert.Equal(Attainment.Competent, EntryOf(Listening, first, confirmed, same).Confirmed);
        Assert.Null(EntryOf(Listening, first, confirmed, same, other).Confirmed);
        Assert.Null(EntryOf(Listening, first, confirmed, same, other, back).Confirmed);
        Assert.Equal(Attainment.Proficient, EntryOf(Listening, first, confirmed, other, back, Supervisor(Listening, Attainment.Proficient, -4, back)).Confirmed);
    }

    [Fact]
    public void On_one_day_what_was_recorded_last_counts()
    {
        var morning = Self(Listening, Attainment.Developing, 0) with { RecordedAt = Sample.Now.AddHours(-3) };
        var noon = Self(Listening, Attainment.Competent, 0) with { RecordedAt = Sample.Now };

        Assert.Equal(Attainment.Competent, EntryOf(Listening, noon, morning).SelfAssessed);
    }

    [Fact]
    public void An_entry_that_is_dated_back_replaces_nothing_that_is_later()
    {
        var latest = Self(Listening, Attainment.Competent, -2);
        var late = Self(Listening, Attainment.Aware, -9) with { RecordedAt = Sample.Now };

        Assert.Equal(Attainment.Competent, EntryOf(Listening, latest, late).SelfAssessed);
    }

    [Fact]
    public void The_biggest_gap_comes_first_and_equal_ones_as_in_the_framework()
    {
        var profile = CompetencyProfile.Of(Framework, [Supervisor(Listening, Attainment.Developing, -1, null)], PracticeTier.Tier3, Sample.Today);

        Assert.Equal([("1.11", 3), ("4.1", 3), ("2.3", 2)], profile.Gaps.Select(gap => (gap.Competency.Code, gap.Steps)));
    }

    [Fact]
    public void Nothing_expected_is_neither_gap_nor_held_and_without_a_tier_nothing_is()
    {
        var confirmed = Supervisor(Supervising, Attainment.Competent, -1, null);
        var first = CompetencyProfile.Of(Framework, [confirmed], PracticeTier.Tier1, Sample.Today);
        var none = CompetencyProfile.Of(Framework, [confirmed], null, Sample.Today);

        Assert.Equal((null, Attainment.Competent, false), (first.Entries[0].Expected, first.Entries[0].Confirmed, first.Entries[0].IsGap));
        Assert.Empty(first.Held);
        Assert.Empty(none.Gaps);
        Assert.Empty(none.Held);
    }

    [Fact]
    public void Areas_count_what_is_expected_and_achieved_there()
    {
        var other = Listening with { Id = CompetencyId.New(Sample.Now), Code = "2.4" };
        var profile = CompetencyProfile.Of([.. Framework, other], [Supervisor(other, Attainment.Proficient, -1, null)], PracticeTier.Tier1, Sample.Today);

        Assert.Equal([(0, 0), (2, 1), (1, 0)], profile.ByArea.Select(area => (area.Expected, area.Achieved)));
        Assert.Equal(Framework.Select(competency => competency.AreaId), profile.ByArea.Select(area => area.AreaId));
    }

    [Fact]
    public void A_profile_can_be_read_along_another_framework_by_its_codes()
    {
        var listening = Listening with { Alignments = [Aligned("PCI-10"), Aligned("PCI-2"), Aligned("PCI-2"), Aligned("X-1", "Another")] };
        var groups = Groups with { Alignments = [Aligned("PCI-2")] };
        var profile = CompetencyProfile.Of(
            [listening, groups], [Supervisor(listening, Attainment.Developing, -1, null), Supervisor(groups, Attainment.Aware, -1, null)], PracticeTier.Tier1, Sample.Today);
        var along = AlignmentAttainment.Of(profile, "PCI");

        Assert.Equal(
            [("PCI-2", "2.3 4.1", 2, 1), ("PCI-10", "2.3", 1, 0)],
            along.Select(row => (row.Alignment.Code, string.Join(' ', row.Competencies.Select(competency => competency.Code)), row.Confirmed, row.Achieved)));
        Assert.Empty(AlignmentAttainment.Of(profile, "pci"));
    }

    [Fact]
    public void Coaches_work_towards_the_tier_after_theirs()
    {
        Assert.Equal(PracticeTier.Tier1, PracticeTiers.After(null));
        Assert.Equal(PracticeTier.Tier2, PracticeTiers.After(PracticeTier.Tier1));
        Assert.Equal(PracticeTier.Tier4, PracticeTiers.After(PracticeTier.Tier3));
        Assert.Null(PracticeTiers.After(PracticeTier.Tier4));
    }

    // The oracle keeps two words a competency and forgets the supervisor's when the coach's changes. What a day shows is what was so when it ended.
    [Fact]
    public void Any_history_ends_as_its_events_say_on_every_day_and_in_any_order_of_rows() => Seeds.Of(300, random =>
    {
        var history = new List<CompetencyAssessment>();
        var words = Framework.ToDictionary(competency => competency.Id, _ => (Self: (CompetencyAssessment?)null, Confirmed: (Attainment?)null));
        var evenings = new List<(DateOnly Day, Dictionary<CompetencyId, (CompetencyAssessment? Self, Attainment? Confirmed)> Words)>();

        for (var day = -20; day <= 0; day++)
        {
            for (var times = random.Next(4); times > 0; times--)
            {
                var competency = Framework[random.Next(Framework.Length)];
                var level = (Attainment)random.Next(1, 6);
                var (self, confirmed) = words[competency.Id];
                var row = random.Next(2) == 0 ? Self(competency, level, day) : Supervisor(competency, level, day, self);
                row = row with { RecordedAt = Sample.Now.AddDays(day).AddSeconds(history.Count) };
                history.Add(row);
                words[competency.Id] = row.Kind == AssessmentKind.Supervisor ? (self, level) : (row, self?.Attainment == level ? confirmed : null);
            }

            evenings.Add((Sample.Today.AddDays(day), new(words)));
        }

        var shuffled = history.ToArray();
        random.Shuffle(shuffled);

        foreach (var (day, expected) in evenings)
        {
            var tier = (PracticeTier)random.Next(4);
            var profile = CompetencyProfile.Of(Framework, shuffled, tier, day);

            Assert.All(profile.Entries, entry => Assert.Equal(
                (expected[entry.Competency.Id].Self?.Attainment, expected[entry.Competency.Id].Confirmed), (entry.SelfAssessed, entry.Confirmed)));

            // What is expected is either held or a gap, and gaps fall in size.
            var held = profile.Held.Select(competency => competency.Code).ToHashSet();
            Assert.DoesNotContain(profile.Gaps, gap => held.Contains(gap.Competency.Code));
            Assert.Equal(profile.Entries.Count(entry => entry.Expected is not null), held.Count + profile.Gaps.Length);
            Assert.Equal(profile.Gaps.OrderByDescending(gap => gap.Steps).ThenBy(gap => Framework.IndexOf(gap.Competency)), profile.Gaps);
            Assert.All(profile.Gaps, gap => Assert.InRange(gap.Steps, 1, 5));
            Assert.Equal((held.Count, held.Count + profile.Gaps.Length), (profile.ByArea.Sum(area => area.Achieved), profile.ByArea.Sum(area => area.Expected)));
        }
    });

    private static CompetencyProfileEntry EntryOf(Competency competency, params CompetencyAssessment[] assessments) =>
        CompetencyProfile.Of(Framework, assessments, PracticeTier.Tier1, Sample.Today).Entries.Single(entry => entry.Competency.Id == competency.Id);

    private static CompetencyAssessment Self(Competency competency, Attainment attainment, int day) => Sample.Assessment(Coach, competency, attainment, Sample.Today.AddDays(day));

    private static CompetencyAssessment Supervisor(Competency competency, Attainment attainment, int day, CompetencyAssessment? answers) =>
        Self(competency, attainment, day) with { Kind = AssessmentKind.Supervisor, AnswersId = answers?.Id };

    private static Competency Expecting(string code, params Attainment[] tiers) => Sample.Competency(code) with
    {
        Expectations = [.. tiers.Select((attainment, tier) => new TierExpectation((PracticeTier)tier, attainment))],
    };

    private static CompetencyAlignment Aligned(string code, string framework = "PCI") => new()
    {
        Framework = framework,
        Code = code,
        Label = code,
        Provenance = Provenance.Illustrative,
    };
}
