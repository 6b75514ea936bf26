using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Changes where a coach works: by who supervises them today, or by a steward. Never for oneself.</summary>
internal sealed class ChangeCoachEmployment(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, SupervisorReads supervisors, TimeProvider clock)
    : IMutation<ChangeCoachEmploymentInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(ChangeCoachEmploymentInput input, CancellationToken cancellation)
    {
        if ((NamedId.Read<CoachId>(input.CoachId, NodeKind.Coach) is { } id ? await coaches.FindAsync(id, cancellation) : null) is not { } coach)
        {
            return new ChangeEmploymentError.Input(CoachNamed.Missing(input.CoachId));
        }

        if (await supervisors.IsCallerAsync(coach.Id, cancellation))
        {
            return new NotYours("Nobody changes their own employments. Ask who supervises you, or a steward.", UserErrorCode.OwnRecord, "coachId");
        }

        return EmploymentRules.Change(coach.Record, coach.Employments, Read(input), input.ExpectedRevision, clock.GetUtcNow())
            .Match<Outcome<Effect<CoachShown>, UserError>>(
                changed => Keep(coach, changed),
                errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        coaches.FindAsync(new CoachId(answered.Id), cancellation);

    private EmploymentChange Read(ChangeCoachEmploymentInput input) => new()
    {
        End = input.End is { } end
            ? new()
            {
                Organisation = NamedId.FindGiven<OrganisationId, Organisation>(end.OrganisationId, NodeKind.Organisation, catalogue.View.Organisation),
                EndedOn = end.EndedOn,
            }
            : null,
        Next = input.Next?.ToDomain(catalogue.View),
    };

    private Effect<CoachShown> Keep(CoachShown before, ChangedEmployments changed)
    {
        // The record's revision guards its employments too.
        db.Replace(before.Record, changed.Coach);

        if (changed.Ended is { } ended)
        {
            db.Replace(before.Employments.First(row => row.Id == ended.Id), ended);
        }

        if (changed.Begun is { } begun)
        {
            db.Add(begun);
        }

        var employments = before.Employments.Where(row => row.Id != changed.Ended?.Id).Concat(new[] { changed.Ended, changed.Begun }.OfType<Employment>());

        return new Effect<CoachShown>(CoachShown.Of(changed.Coach, employments), new RecordReference(RecordKind.Coach, before.Id.Value), before.Id, changed.Fields);
    }
}

/// <summary>Input <c>ChangeCoachEmploymentInput</c>.</summary>
internal sealed record ChangeCoachEmploymentInput(string CoachId, EmploymentEndInput? End, EmploymentInput? Next, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>EmploymentEndInput</c>.</summary>
internal sealed record EmploymentEndInput(string? OrganisationId, DateOnly EndedOn);
