using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads the portfolio and the assessments of a coach in <c>demo/people.yaml</c>. Assessments stand in the order of their days.</summary>
internal sealed class CompetenceSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    private const int DaysToRecord = 1;

    // Who assesses proves what is more than a beginning: the strictest that a service may set.
    private const Attainment ProofNeededAbove = Attainment.Aware;

    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("evidence", "title"))
        {
            AddEvidence(row, owner, people);
        }

        var number = 0;

        foreach (var row in coach.Rows("assessments"))
        {
            number++;
            AddAssessments(row, number, owner, people);
        }
    }

    private void AddEvidence(SeedNode row, RecordOwner owner, SeededPeople people)
    {
        var (title, day) = (row.Text("title"), row.Ago("daysAgo"));
        var entry = new EvidenceEntry
        {
            Kind = row.Choice<EvidenceKind>("kind"),
            Title = title,
            Body = row.TextOrNull("body"),
            GatheredOn = day,
            LinkUrl = row.TextOrNull("linkUrl"),
            Competencies = row.Texts("competencies").Select(catalogue.Competency).ToImmutableArray(),
            Sharing = row.ChoiceOrNull<EvidenceSharing>("sharing") ?? EvidenceSharing.Private,
        };

        if (row.Take(EvidenceRules.Add(entry, owner.Coach.Id, reading.Moment(day, DaysToRecord))) is { } item)
        {
            people.Evidence.Add(item with { Id = EvidenceItemId.From(reading.Define(RecordKind.EvidenceItem, $"{owner.Key}/{title}", row.Place)) });
        }
    }

    private void AddAssessments(SeedNode row, int number, RecordOwner owner, SeededPeople people)
    {
        var day = row.Ago("daysAgo");
        var supervisor = row.TextOrNull("assessor") is { } key ? supervisors.Find(row, key) : null;
        var assessments = people.Assessments.Where(one => one.CoachId == owner.Coach.Id).ToArray();
        var proofs = Proofs(row, owner, people);
        var entry = new AssessmentEntry
        {
            Kind = supervisor is null ? AssessmentKind.Self : AssessmentKind.Supervisor,
            AssessedOn = day,
            Items =
            [
                .. Enum.GetValues<Attainment>().SelectMany(level => row.Texts(SchemaName<Attainment>.Of(level)).Select(code => new AssessmentItem
                {
                    Competency = catalogue.Competency(code),
                    Attainment = level,
                    Proofs = proofs,
                })),
            ],
        };
        var facts = new AssessmentFacts
        {
            CoachId = owner.Coach.Id,
            Assessor = supervisor?.CallerFor(owner, day) ?? owner.Caller,
            SupervisedThatDay = supervisor is not null && owner.IsSupervisedBy(supervisor.Supervisor.Id, day),
            Standings = CompetencyStanding.On(assessments, day),
            LastRecordedAt = assessments.Length == 0 ? null : assessments.Max(one => one.RecordedAt),
            FrameworkOf = catalogue.FrameworkOf,
            ProofNeededAbove = ProofNeededAbove,
            Now = reading.Moment(day, DaysToRecord),
        };

        if (row.Take(AssessmentRules.Record(entry, facts)) is { IsDefault: false } made)
        {
            people.Assessments.AddRange(made.Select(one => one with { Id = AssessmentId.From(Define(row, owner, number, one)) }));
        }
    }

    private Guid Define(SeedNode row, RecordOwner owner, int number, CompetencyAssessment one)
    {
        var code = catalogue.Competencies.Values.First(competency => competency.Id == one.CompetencyId).Code;

        return reading.Define(RecordKind.CompetencyAssessment, $"{owner.Key}/{number}/{code}", row.Place);
    }

    // Evidence by its title, completions by their offers.
    private static ImmutableArray<Named<CitedProof>> Proofs(SeedNode row, RecordOwner owner, SeededPeople people) =>
    [
        .. row.Texts("evidence").Select(title => new Named<CitedProof>(
            title, people.Evidence.Find(item => item.CoachId == owner.Coach.Id && item.Title == title) is { } item ? CitedProof.Of(item) : null)),
        .. row.Texts("completions").Select(slug => new Named<CitedProof>(
            slug,
            people.Completions.FindLast(one => one.CoachId == owner.Coach.Id && one.OfferId == OfferId.From(StableId.Of(CatalogueKind.Offer, slug))) is { } completion
                ? CitedProof.Of(completion, isReplaced: false)
                : null)),
    ];
}
