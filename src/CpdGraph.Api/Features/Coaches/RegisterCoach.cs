using System.Collections.Immutable;
using System.Security.Cryptography;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Makes a coach's record with an invitation. A supervisor who registers a coach is the first to supervise them, unless another is named.</summary>
internal sealed class RegisterCoach(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, SupervisorReads supervisors, Caller caller, CallerAccessor rights, TimeProvider clock)
    : IMutation<RegisterCoachInput, CoachRegistered>
{
    public async Task<Outcome<Effect<CoachRegistered>, UserError>> RunAsync(RegisterCoachInput input, CancellationToken cancellation)
    {
        var manager = input.LineManagerId is { } text && NamedId.Read<SupervisorId>(text, NodeKind.Supervisor) is { } managerId ? managerId : (SupervisorId?)null;
        var asSupervisor = caller.Has(Standing.Supervisor) ? caller.SupervisorId : null;
        var found = await supervisors.FindAsync(new[] { manager, asSupervisor }.OfType<SupervisorId>(), cancellation);
        var registration = Read(input, manager is { } named ? found.GetValueOrDefault(named) : null);
        var registrar = asSupervisor is { } own ? found.GetValueOrDefault(own) : null;
        var outcome = CoachRules.Register(
            registration, caller.PrincipalId!.Value, registrar, RandomNumberGenerator.GetBytes(InvitationCode.EntropyBytes), clock.GetUtcNow());

        return outcome.Match<Outcome<Effect<CoachRegistered>, UserError>>(
            registered => Keep(registered, registrar),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public async Task<CoachRegistered?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation)
    {
        var id = new CoachId(answered.Id);

        if (await coaches.FindAsync(id, cancellation) is not { } coach)
        {
            return null;
        }

        // The code is kept nowhere, so that it cannot be shown again.
        var invitation = await db.Invitations.Where(row => row.CoachId == id).OrderBy(row => row.IssuedAt).FirstOrDefaultAsync(cancellation);

        return new CoachRegistered(coach, invitation, Code: null);
    }

    private CoachRegistration Read(RegisterCoachInput input, Supervisor? manager) => new()
    {
        DisplayName = input.DisplayName,
        Email = input.Email,
        Employment = input.Employment.ToDomain(catalogue.View),
        LineManager = input.LineManagerId is { } text ? new Named<Supervisor>(text, manager) : null,
        Specialisms =
        [
            .. (input.SpecialismIds ?? []).Select(id => NamedId.Find<SpecialismId, Specialism>(id, NodeKind.Specialism, catalogue.View.Specialism)),
        ],
    };

    private Effect<CoachRegistered> Keep(RegisteredCoach registered, Supervisor? registrar)
    {
        db.Add(registered.Coach);
        db.Add(registered.Employment);
        db.AddRange(registered.Assignments);
        db.Add(registered.Invitation.Invitation);

        // The caller was made before this coach was: without it they could not see their own answer.
        if (registrar is not null && registered.Assignments.Any(assignment => assignment.SupervisorId == registrar.Id))
        {
            rights.Caller = caller with { SupervisedCoachIds = caller.SupervisedCoachIds.Append(registered.Coach.Id).ToImmutableHashSet() };
        }

        return new Effect<CoachRegistered>(
            new CoachRegistered(CoachShown.Of(registered.Coach, [registered.Employment]), registered.Invitation.Invitation, registered.Invitation.Code),
            new RecordReference(RecordKind.Coach, registered.Coach.Id.Value),
            registered.Coach.Id);
    }
}

/// <summary>Input <c>RegisterCoachInput</c>.</summary>
internal sealed record RegisterCoachInput(
    string DisplayName, string Email, EmploymentInput Employment, string? LineManagerId, IReadOnlyList<string>? SpecialismIds, string? IdempotencyKey) : IMutationInput;

/// <summary>What registering a coach answers.</summary>
/// <param name="Invitation">Null when it is there no more.</param>
/// <param name="Code">Null when the request is repeated.</param>
internal sealed record CoachRegistered(CoachShown Coach, Invitation? Invitation, string? Code)
{
    /// <summary>Without the code, so that it does not get into a log by accident.</summary>
    public override string ToString() => $"Coach {Coach.Id.Value}";
}
