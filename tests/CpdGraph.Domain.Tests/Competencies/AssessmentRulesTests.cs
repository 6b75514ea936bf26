using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class AssessmentRulesTests
{
    private static readonly Coach Amira = Sample.Coach();
    private static readonly Competency Listening = Sample.Competency("2.3");
    private static readonly Competency Groups = Sample.Competency("4.1");
    private static readonly CompetencyFramework Framework = Of("HWBC");
    private static readonly Caller Coach = Sample.Caller(Role.Coach) with { CoachId = Amira.Id };
    private static readonly Caller Supervisor = Sample.Caller(Role.Supervisor) with { SupervisorId = SupervisorId.New(Sample.Now), SupervisedCoachIds = new HashSet<CoachId> { Amira.Id } };

    [Fact]
    public void A_whole_self_assessment_is_kept_in_its_order()
    {
        var kept = AssessmentRules.Record(
            Entry(AssessmentKind.Self, Item(Listening, Attainment.Proficient) with { Rationale = " Because. " }, Item(Groups, Attainment.Aware)), Facts(Coach)).Value();

        Assert.Equal([(Listening.Id, Attainment.Proficient, "Because."), (Groups.Id, Attainment.Aware, null)], kept.Select(row => (row.CompetencyId, row.Attainment, row.Rationale)));
        Assert.All(kept, row => Assert.Equal(
            (Amira.Id, AssessmentKind.Self, Sample.Today, (AssessmentId?)null, Coach.PrincipalId, "Some Body"),
            (row.CoachId, row.Kind, row.AssessedOn, row.AnswersId, (PrincipalId?)row.AssessedById, row.AssessedByName)));
    }

    [Fact]
    public void A_supervisor_answers_the_self_assessment_that_stands()
    {
        var self = Sample.Assessment(Amira.Id, Listening, Attainment.Competent, Sample.Today);
        var entry = Entry(AssessmentKind.Supervisor, Proven(Listening, Attainment.Competent) with { Answers = Sample.Named(self) }, Item(Groups, Attainment.Aware));
        var kept = AssessmentRules.Record(entry, Facts(Supervisor, self)).Value();

        Assert.Equal([self.Id, null], kept.Select(row => row.AnswersId));
    }

    [Fact]
    public void A_supervisor_who_read_an_earlier_answer_is_told_so()
    {
        var read = Sample.Assessment(Amira.Id, Listening, Attainment.Competent, Sample.Today.AddDays(-1));
        var changed = Sample.Assessment(Amira.Id, Listening, Attainment.Proficient, Sample.Today);
        var entry = Entry(AssessmentKind.Supervisor, Proven(Listening, Attainment.Competent) with { Answers = Sample.Named(read) });

        Assert.Equal(["WrongState items.0.answersId"], AssessmentRules.Record(entry, Facts(Supervisor, read, changed)).Mistakes());
        _ = AssessmentRules.Record(entry, Facts(Supervisor, read)).Value();
    }

    [Fact]
    public void Above_aware_a_supervisor_cites_evidence_or_a_completion_unless_the_policy_says_otherwise()
    {
        var bare = Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware), Item(Groups, Attainment.Developing));
        var error = Assert.Single(AssessmentRules.Record(bare, Facts(Supervisor)).Errors());

        Assert.Equal("EvidenceNeeded items.1.evidenceIds", $"{error.Code} {string.Join('.', error.Field)}");
        Assert.Equal("A supervisor's assessment above AWARE cites at least one item of evidence or completion. Cite one.", error.Message);
        Assert.Equal("ASSESSMENT_PROOF", Assert.IsType<IRuleError>(error, exactMatch: false).Rule);
        _ = AssessmentRules.Record(bare, Facts(Supervisor) with { ProofNeededAbove = Attainment.LeadsOthers }).Value();
        Assert.Equal(
            ["EvidenceNeeded items.0.evidenceIds", "EvidenceNeeded items.1.evidenceIds"],
            AssessmentRules.Record(bare, Facts(Supervisor) with { ProofNeededAbove = Attainment.NotAssessed }).Mistakes());
        _ = AssessmentRules.Record(Entry(AssessmentKind.Self, Item(Groups, Attainment.LeadsOthers)), Facts(Coach)).Value();
    }

    [Fact]
    public void Evidence_and_completions_are_kept_apart_and_each_once()
    {
        var evidence = Sample.Evidence(Amira.Id, EvidenceSharing.Supervisors);
        var completion = Sample.Completion(Amira.Id);
        var proofs = Sample.List(Named(evidence), Named(CitedProof.Of(completion, isReplaced: false)), Named(evidence));
        var kept = AssessmentRules.Record(Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Competent) with { Proofs = proofs }), Facts(Supervisor)).Value().Single();

        Assert.Equal([evidence.Id], kept.EvidenceIds);
        Assert.Equal([completion.Id], kept.CompletionIds);
    }

    [Fact]
    public void What_is_recorded_later_counts_as_later_whatever_the_clocks_say()
    {
        var ahead = Sample.Now.AddSeconds(3);
        var kept = AssessmentRules.Record(Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)), Facts(Coach) with { LastRecordedAt = ahead }).Value();

        Assert.Equal(ahead.AddMicroseconds(1), kept.Single().RecordedAt);
        Assert.Equal(
            Sample.Now,
            AssessmentRules.Record(Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)), Facts(Coach) with { LastRecordedAt = Sample.Now.AddDays(-1) }).Value().Single().RecordedAt);
    }

    public static TheoryData<string, AssessmentEntry, string, string[]> Refused => new()
    {
        { "own record", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware)), "coach", ["OwnRecord kind"] },
        { "own record with the role", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware)), "both", ["OwnRecord kind"] },
        { "another's self-assessment", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)), "supervisor", ["NotPermitted kind"] },
        { "no relation", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware)), "other supervisor", ["NotPermitted coachId"] },
        { "steward", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware)), "steward", ["NotPermitted coachId"] },
        { "tomorrow", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)) with { AssessedOn = Sample.Today.AddDays(1) }, "coach", ["InFuture assessedOn"] },
        { "long ago", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)) with { AssessedOn = new(1969, 12, 31) }, "coach", ["Invalid items.0.competency", "OutOfRange assessedOn"] },
        { "before the framework", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware)) with { AssessedOn = new(2019, 1, 1) }, "coach", ["Invalid items.0.competency"] },
        { "before they supervised", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware)), "new supervisor", ["OutOfRange assessedOn"] },
        { "nothing", Entry(AssessmentKind.Self), "coach", ["Required items"] },
        { "101 items", Entry(AssessmentKind.Self, [.. Enumerable.Range(0, 101).Select(_ => Item(Sample.Competency(), Attainment.Aware))]), "coach", ["TooMany items"] },
        { "unknown competency", Entry(AssessmentKind.Self, Item(null, Attainment.Aware)), "coach", ["NotFound items.0.competency"] },
        { "twice", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware), Item(Listening, Attainment.Competent)), "coach", ["Invalid items.1.competency"] },
        { "two frameworks", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware), Item(Sample.Competency("PCI"), Attainment.Aware)), "coach", ["Invalid items.1.competency"] },
        { "not assessed", Entry(AssessmentKind.Self, Item(Listening, Attainment.NotAssessed)), "coach", ["Invalid items.0.attainment"] },
        { "a patient", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware) with { Rationale = "As 943 476 5919 said." }), "coach", ["NhsNumberInText items.0.rationale"] },
        { "unknown evidence", Entry(AssessmentKind.Supervisor, Citing(null)), "supervisor", ["NotFound items.0.evidenceIds.0"] },
        { "private evidence", Entry(AssessmentKind.Supervisor, Citing(CitedProof.Of(Sample.Evidence(Amira.Id, EvidenceSharing.Private)))), "supervisor", ["NotFound items.0.evidenceIds.0"] },
        { "another's evidence", Entry(AssessmentKind.Self, Citing(CitedProof.Of(Sample.Evidence(CoachId.New(Sample.Now), EvidenceSharing.Employer)))), "coach", ["NotFound items.0.evidenceIds.0"] },
        { "removed evidence", Entry(AssessmentKind.Self, Citing(CitedProof.Of(Sample.Evidence(Amira.Id, EvidenceSharing.Private) with { RemovedAt = Sample.Now }))), "coach", ["Invalid items.0.evidenceIds.0"] },
        { "refused completion", Entry(AssessmentKind.Self, Citing(CitedProof.Of(Sample.Completion(Amira.Id, Verification.Rejected), false))), "coach", ["Invalid items.0.evidenceIds.0"] },
        { "corrected completion", Entry(AssessmentKind.Self, Citing(CitedProof.Of(Sample.Completion(Amira.Id), true))), "coach", ["Invalid items.0.evidenceIds.0"] },
        { "51 proofs", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware) with { Proofs = [.. Enumerable.Range(0, 51).Select(_ => Named(Sample.Evidence(Amira.Id, EvidenceSharing.Private)))] }), "coach", ["TooMany items.0.evidenceIds"] },
        { "a coach answers", Entry(AssessmentKind.Self, Item(Listening, Attainment.Aware) with { Answers = Sample.Named(Sample.Assessment(Amira.Id, Listening, Attainment.Aware, Sample.Today)) }), "coach", ["Invalid items.0.answersId"] },
        { "unknown answer", Entry(AssessmentKind.Supervisor, Item(Listening, Attainment.Aware) with { Answers = Sample.Named<CompetencyAssessment>(null) }), "supervisor", ["NotFound items.0.answersId"] },
        { "all", Entry(AssessmentKind.Supervisor, Item(null, Attainment.Competent), Item(Groups, Attainment.NotAssessed)) with { AssessedOn = Sample.Today.AddDays(1) }, "coach", ["EvidenceNeeded items.0.evidenceIds", "InFuture assessedOn", "Invalid items.1.attainment", "NotFound items.0.competency", "OwnRecord kind"] },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_is_refused_and_the_field_named(string name, AssessmentEntry entry, string who, string[] mistakes)
    {
        Assert.NotEmpty(name);
        var assessor = who switch
        {
            "coach" => Coach,
            "both" => Coach with { Roles = RoleSet.Of(Role.Coach, Role.Supervisor), SupervisedCoachIds = Supervisor.SupervisedCoachIds },
            "other supervisor" => Supervisor with { SupervisedCoachIds = new HashSet<CoachId>() },
            "steward" => Sample.Caller(Role.Steward, Role.Supervisor),
            _ => Supervisor,
        };

        Assert.Equal(mistakes, AssessmentRules.Record(entry, Facts(assessor) with { SupervisedThatDay = who != "new supervisor" }).Mistakes());
    }

    [Fact]
    public void Whatever_is_recorded_is_all_of_it_by_who_may_and_proven_where_proof_is_asked() => Seeds.Of(500, random =>
    {
        var kind = (AssessmentKind)random.Next(2);
        var assessor = random.Next(2) == 0 ? Coach : Supervisor;
        var facts = Facts(assessor) with { ProofNeededAbove = (Attainment)random.Next(6) };
        AssessmentItem[] items =
        [
            .. Enumerable.Range(0, random.Next(4)).Select(_ => (Competency: random.Next(2) == 0 ? Listening : Groups, Level: (Attainment)random.Next(6)))
                .Select(pair => random.Next(2) == 0 ? Item(pair.Competency, pair.Level) : Proven(pair.Competency, pair.Level)),
        ];

        if (AssessmentRules.Record(Entry(kind, items), facts) is not Outcome<ImmutableArray<CompetencyAssessment>, RecordAssessmentError>.Done(var kept))
        {
            return;
        }

        Assert.Equal(items.Select(item => item.Competency.Value!.Id), kept.Select(row => row.CompetencyId));
        Assert.Equal(kept.Length, kept.Select(row => row.CompetencyId).Distinct().Count());
        Assert.Same(kind == AssessmentKind.Self ? Coach : Supervisor, assessor);
        Assert.All(kept, row => Assert.True(
            row.Attainment > Attainment.NotAssessed
            && (kind == AssessmentKind.Self || row.Attainment <= facts.ProofNeededAbove || row.EvidenceIds.Length + row.CompletionIds.Length > 0)));
    });

    private static AssessmentFacts Facts(Caller assessor, params CompetencyAssessment[] before) => new()
    {
        CoachId = Amira.Id,
        Assessor = assessor,
        SupervisedThatDay = true,
        Standings = CompetencyStanding.On(before, Sample.Today),
        FrameworkOf = competency => competency.Code == "PCI" ? Of("PCI") : Framework,
        ProofNeededAbove = Attainment.Aware,
        Now = Sample.Now,
    };

    private static CompetencyFramework Of(string code) => new()
    {
        Id = CompetencyFrameworkId.New(Sample.Now),
        Code = code,
        Name = code,
        Version = "1",
        Status = FrameworkStatus.Current,
        ValidFrom = new(2022, 7, 1),
        Provenance = Provenance.Illustrative,
    };

    private static AssessmentEntry Entry(AssessmentKind kind, params AssessmentItem[] items) => new() { Kind = kind, AssessedOn = Sample.Today, Items = [.. items] };

    private static AssessmentItem Item(Competency? competency, Attainment attainment) => new() { Competency = Sample.Named(competency), Attainment = attainment };

    private static AssessmentItem Proven(Competency competency, Attainment attainment) =>
        Item(competency, attainment) with { Proofs = [Named(Sample.Evidence(Amira.Id, EvidenceSharing.Supervisors))] };

    private static AssessmentItem Citing(CitedProof? proof) => Item(Listening, Attainment.Competent) with { Proofs = [Named(proof)] };

    private static Named<CitedProof> Named(EvidenceItem evidence) => Named(CitedProof.Of(evidence));

    private static Named<CitedProof> Named(CitedProof? proof) => Sample.Named(proof);
}
