using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Logs informal learning in the caller's own record.</summary>
internal sealed class LogInformalLearning(CpdContext db, RequestCatalogue catalogue, LearningReads learning, Caller caller, TimeProvider clock)
    : IMutation<LogInformalLearningInput, InformalLearning>
{
    public async Task<Outcome<Effect<InformalLearning>, UserError>> RunAsync(LogInformalLearningInput input, CancellationToken cancellation)
    {
        // Who has the role COACH has taken a record over: that is what gives it.
        var coach = caller.CoachId!.Value;

        // What else the coach has logged that day decides.
        await db.LockAsync(coach, cancellation);
        var logged = await db.InformalLearning
            .Where(row => row.CoachId == coach && row.OccurredOn == input.OccurredOn && row.Verification != Verification.Rejected)
            .SumAsync(row => row.CpdMinutes, cancellation);
        var entry = new InformalLearningEntry
        {
            Title = input.Title,
            Kind = input.Kind,
            OccurredOn = input.OccurredOn,
            CpdMinutes = input.CpdMinutes,
            Reflection = input.Reflection,
            Competencies =
            [
                .. (input.CompetencyIds ?? []).Select(id => NamedId.Find<CompetencyId, Competency>(id, NodeKind.Competency, catalogue.View.Competency)),
            ],
        };

        return InformalLearningRules.Log(entry, coach, caller.PrincipalId!.Value, logged, clock.GetUtcNow()).Match<Outcome<Effect<InformalLearning>, UserError>>(
            kept =>
            {
                db.Add(kept);

                return new Effect<InformalLearning>(kept, new RecordReference(RecordKind.InformalLearning, kept.Id.Value), coach);
            },
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<InformalLearning?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        (await learning.FindAsync([new InformalLearningId(answered.Id)], cancellation)).SingleOrDefault();
}

/// <summary>Input <c>LogInformalLearningInput</c>.</summary>
internal sealed record LogInformalLearningInput(
    string Title, InformalLearningKind Kind, DateOnly OccurredOn, int CpdMinutes, string? Reflection, IReadOnlyList<string>? CompetencyIds, string? IdempotencyKey)
    : IMutationInput;
