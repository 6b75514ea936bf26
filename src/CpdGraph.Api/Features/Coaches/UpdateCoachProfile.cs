using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Changes a coach's own details: by the coach, or by a steward.</summary>
internal sealed class UpdateCoachProfile(CpdContext db, RequestCatalogue catalogue, CoachReads coaches, Caller caller, TimeProvider clock)
    : IMutation<UpdateCoachProfileInput, CoachShown>
{
    public async Task<Outcome<Effect<CoachShown>, UserError>> RunAsync(UpdateCoachProfileInput input, CancellationToken cancellation)
    {
        var shown = await coaches.NamedOrOwnAsync(input.CoachId, cancellation);

        if (shown is null)
        {
            return new UpdateCoachProfileError.Input(CoachNamed.Missing(input.CoachId));
        }

        if (shown.Id != caller.CoachId && !caller.Has(Standing.Steward))
        {
            return new NotYours("Only the coach and stewards change these details. Ask one of them.", UserErrorCode.NotPermitted, "coachId");
        }

        return CoachRules.Update(shown.Record, Read(input.Changes), input.ExpectedRevision, clock.GetUtcNow()).Match<Outcome<Effect<CoachShown>, UserError>>(
            change => Keep(shown, change),
            errors => ImmutableArray<UserError>.CastUp(errors));
    }

    public Task<CoachShown?> ReadAgainAsync(RecordReference answered, CancellationToken cancellation) =>
        coaches.FindAsync(new CoachId(answered.Id), cancellation);

    private CoachChanges Read(CoachChangesInput changes) => new()
    {
        DisplayName = changes.DisplayName.IsPresent ? Edit<string?>.To(changes.DisplayName.Value) : default,
        Email = changes.Email.IsPresent ? Edit<string?>.To(changes.Email.Value) : default,
        Specialisms = changes.SpecialismIds.IsPresent
            ? Edit<ImmutableArray<Named<Specialism>>>.To(
            [
                .. (changes.SpecialismIds.Value ?? []).Select(id => NamedId.Find<SpecialismId, Specialism>(id, NodeKind.Specialism, catalogue.View.Specialism)),
            ])
            : default,
        Registrations = changes.Registrations.IsPresent
            ? Edit<ImmutableArray<ProfessionalRegistration>>.To(
            [
                .. (changes.Registrations.Value ?? []).Select(typed =>
                    new ProfessionalRegistration { Body = typed.Body, Number = typed.Number, CheckedOn = typed.CheckedOn }),
            ])
            : default,
    };

    private Effect<CoachShown> Keep(CoachShown before, Change<Coach> change)
    {
        if (!change.Fields.IsEmpty)
        {
            db.Replace(before.Record, change.Value);
        }

        return new Effect<CoachShown>(
            before with { Record = change.Value }, new RecordReference(RecordKind.Coach, before.Id.Value), before.Id, change.Fields);
    }
}

/// <summary>Input <c>UpdateCoachProfileInput</c>.</summary>
internal sealed record UpdateCoachProfileInput(string? CoachId, CoachChangesInput Changes, int ExpectedRevision, string? IdempotencyKey) : IMutationInput;

/// <summary>Input <c>CoachChangesInput</c>.</summary>
internal sealed record CoachChangesInput
{
    public Optional<string?> DisplayName { get; init; }

    public Optional<string?> Email { get; init; }

    public Optional<IReadOnlyList<string>?> SpecialismIds { get; init; }

    public Optional<IReadOnlyList<ProfessionalRegistrationInput>?> Registrations { get; init; }
}

/// <summary>Input <c>ProfessionalRegistrationInput</c>.</summary>
internal sealed record ProfessionalRegistrationInput(string Body, string? Number, DateOnly? CheckedOn);
