using System.Collections.Immutable;
using System.Collections.ObjectModel;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Records assessments of a coach, all or none: by the coach, or by who supervises them.</summary>
internal sealed class RecordAssessment(
    CpdContext db, RequestCatalogue catalogue, CoachReads coaches, AssessmentReads assessments, StandingReader standings, AssessmentOptions options, Caller caller, TimeProvider clock)
    : IMutation<RecordAssessmentInput, RecordedAssessments>
{
    public async Task<Outcome<Effect<RecordedAssessments>, UserError>> RunAsync(RecordAssessmentInput input, CancellationToken cancellation)
    {
        var coach = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        // A supervisor answers the self-assessment that stands, so the two are decided one after the other.
        if (coach is not null)
        {
            await db.LockAsync(coach.Id, cancellation);
        }

        var facts = await FactsAsync(coach?.Id, input, cancellation);
        var entry = await ReadAsync(coach?.Id, input, cancellation);

        // Without the coach the rest is judged as well, so that all that is wrong is said at once.
        var missing = coach is null ? [new RecordAssessmentError.Input(CoachNamed.Missing(input.CoachId))] : ImmutableArray<UserError>.Empty;

        return AssessmentRules.Record(entry, facts).Match<Outcome<Effect<RecordedAssessments>, UserError>>(
            recorded => missing.IsEmpty ? Keep(recorded) : missing,
            errors => coach is null
                ? missing.AddRange(errors.Where(error => error is RecordAssessmentError.Input))
                : ImmutableArray<UserError>.CastUp(errors));
    }

    public Task<RecordedAssessments?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) => ReadAgainAsync([answered], cancellation);

    public async Task<RecordedAssessments?> ReadAgainAsync(ImmutableArray<RecordReference> answered, CancellationToken cancellation)
    {
        var found = await assessments.FindAsync(answered.Select(reference => new AssessmentId(reference.Id)), cancellation);

        return found.Count == 0 ? null : new([.. answered.Select(reference => found.GetValueOrDefault(new AssessmentId(reference.Id))).OfType<CompetencyAssessment>()]);
    }

    private async Task<AssessmentFacts> FactsAsync(CoachId? coach, RecordAssessmentInput input, CancellationToken cancellation)
    {
        var facts = new AssessmentFacts
        {
            CoachId = coach ?? default,
            Assessor = caller,
            FrameworkOf = competency => catalogue.View.Area(competency.AreaId) is { } area ? catalogue.View.Framework(area.FrameworkId) : null,
            ProofNeededAbove = options.ProofNeededAbove,
            Now = clock.GetUtcNow(),
        };

        if (coach is not { } known)
        {
            return facts;
        }

        var day = input.AssessedOn;
        var supervised = input.Kind == AssessmentKind.Supervisor && caller.SupervisorId is { } supervisor && await db.SupervisorAssignments.AnyAsync(
            row => row.CoachId == known && row.SupervisorId == supervisor && row.StartsOn <= day && (row.EndsOn == null || row.EndsOn >= day), cancellation);
        var last = await db.CompetencyAssessments.Where(row => row.CoachId == known)
            .OrderByDescending(row => row.RecordedAt).Select(row => (DateTimeOffset?)row.RecordedAt).FirstOrDefaultAsync(cancellation);

        return facts with
        {
            SupervisedThatDay = supervised,
            Standings = (await standings.OnAsync([known], day, cancellation))[known],
            LastRecordedAt = last,
        };
    }

    private async Task<AssessmentEntry> ReadAsync(CoachId? coach, RecordAssessmentInput input, CancellationToken cancellation)
    {
        var proofs = await ProofsAsync(coach, [.. input.Items.SelectMany(item => item.EvidenceIds ?? [])], cancellation);
        var answers = await AnswersAsync(coach, [.. input.Items.Select(item => item.AnswersId).OfType<string>()], cancellation);

        return new AssessmentEntry
        {
            Kind = input.Kind,
            AssessedOn = input.AssessedOn,
            Items =
            [
                .. input.Items.Select(item => new AssessmentItem
                {
                    Competency = item.Competency.FindIn(catalogue.View),
                    Attainment = item.Attainment,
                    Rationale = item.Rationale,
                    Proofs = [.. (item.EvidenceIds ?? []).Select(key => new Named<CitedProof>(key, proofs.GetValueOrDefault(key)))],
                    Answers = item.AnswersId is { } key ? new Named<CompetencyAssessment>(key, answers.GetValueOrDefault(key)) : null,
                }),
            ],
        };
    }

    // What the coach has; whether the assessor may cite it, the rule says.
    private async Task<IReadOnlyDictionary<string, CitedProof>> ProofsAsync(CoachId? coach, string[] keys, CancellationToken cancellation)
    {
        var found = new Dictionary<string, CitedProof>();

        if (coach is not { } known || keys.Length == 0)
        {
            return found;
        }

        EvidenceItemId[] evidence = [.. keys.Select(key => NamedId.Read<EvidenceItemId>(key, NodeKind.EvidenceItem)).OfType<EvidenceItemId>()];
        CompletionId[] completions = [.. keys.Select(key => NamedId.Read<CompletionId>(key, NodeKind.Completion)).OfType<CompletionId>()];

        if (evidence.Length > 0)
        {
            foreach (var item in await db.EvidenceItems.Where(row => row.CoachId == known && evidence.Contains(row.Id)).ToListAsync(cancellation))
            {
                found[GlobalId.Of(item.Id)] = CitedProof.Of(item);
            }
        }

        if (completions.Length > 0)
        {
            CompletionId?[] asked = [.. completions.Select(id => (CompletionId?)id)];
            var replaced = await db.Completions.Where(row => row.CoachId == known && asked.Contains(row.ReplacesId)).Select(row => row.ReplacesId).ToListAsync(cancellation);

            foreach (var completion in await db.Completions.Where(row => row.CoachId == known && completions.Contains(row.Id)).ToListAsync(cancellation))
            {
                found[GlobalId.Of(completion.Id)] = CitedProof.Of(completion, replaced.Contains(completion.Id));
            }
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<string, CompetencyAssessment>> AnswersAsync(CoachId? coach, string[] keys, CancellationToken cancellation)
    {
        AssessmentId[] ids = [.. keys.Select(key => NamedId.Read<AssessmentId>(key, NodeKind.CompetencyAssessment)).OfType<AssessmentId>()];

        return coach is { } known && ids.Length > 0
            ? await db.CompetencyAssessments.Where(row => row.CoachId == known && ids.Contains(row.Id)).ToDictionaryAsync(row => GlobalId.Of(row.Id), cancellation)
            : new Dictionary<string, CompetencyAssessment>();
    }

    private Effect<RecordedAssessments> Keep(ImmutableArray<CompetencyAssessment> recorded)
    {
        db.AddRange(recorded);

        return new Effect<RecordedAssessments>(new([.. recorded]), Reference(recorded[0]), recorded[0].CoachId)
        {
            Others = [.. recorded.Skip(1).Select(assessment => new EffectOn(Reference(assessment), assessment.CoachId))],
        };
    }

    private static RecordReference Reference(CompetencyAssessment assessment) => new(RecordKind.CompetencyAssessment, assessment.Id.Value);
}

/// <summary>Input <c>RecordAssessmentInput</c>.</summary>
internal sealed record RecordAssessmentInput(
    string? CoachId, AssessmentKind Kind, DateOnly AssessedOn, IReadOnlyList<AssessmentItemInput> Items, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>AssessmentItemInput</c>.</summary>
internal sealed record AssessmentItemInput(
    CompetencyKeyInput Competency, Attainment Attainment, string? Rationale, IReadOnlyList<string>? EvidenceIds, string? AnswersId);

/// <summary>Assessments that were recorded together, in the order of the input.</summary>
internal sealed class RecordedAssessments(IList<CompetencyAssessment> assessments) : ReadOnlyCollection<CompetencyAssessment>(assessments);
