using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Input <c>SupervisorDetailsInput</c>.</summary>
internal sealed record SupervisorDetailsInput
{
    public Optional<string?> DisplayName { get; init; }

    public Optional<string?> Email { get; init; }

    public Optional<string?> OrganisationId { get; init; }

    public Optional<string?> CoachId { get; init; }

    public Optional<IReadOnlyList<ProfessionalRegistrationInput>?> ClinicalRegistrations { get; init; }

    public KnownTierInput? Tier { get; init; }

    public Optional<int?> CapacityMinutesPerMonth { get; init; }

    /// <summary>With what the ids name.</summary>
    /// <param name="coach">The coach of <see cref="CoachId"/>. Null when there is none that the caller may see.</param>
    public SupervisorDetails ToDomain(CatalogueView catalogue, Coach? coach) => new()
    {
        DisplayName = DisplayName.IsPresent ? Edit<string?>.To(DisplayName.Value) : default,
        Email = Email.IsPresent ? Edit<string?>.To(Email.Value) : default,
        Organisation = OrganisationId.IsPresent
            ? Edit<Named<Organisation>?>.To(NamedId.FindGiven<OrganisationId, Organisation>(OrganisationId.Value, NodeKind.Organisation, catalogue.Organisation))
            : default,
        Coach = CoachId.IsPresent ? Edit<Named<Coach>?>.To(CoachId.Value is { } text ? new Named<Coach>(text, coach) : null) : default,
        ClinicalRegistrations = ClinicalRegistrations.IsPresent
            ? Edit<ImmutableArray<ProfessionalRegistration>>.To(
            [
                .. (ClinicalRegistrations.Value ?? []).Select(typed => new ProfessionalRegistration { Body = typed.Body, Number = typed.Number, CheckedOn = typed.CheckedOn }),
            ])
            : default,
        Tier = Tier is { } known ? new() { Tier = known.Tier, AwardedOn = known.AwardedOn, Basis = known.Basis, RecognisedBy = known.RecognisedBy } : null,
        CapacityMinutesPerMonth = CapacityMinutesPerMonth.IsPresent ? Edit<int?>.To(CapacityMinutesPerMonth.Value) : default,
    };
}

/// <summary>Input <c>KnownTierInput</c>.</summary>
internal sealed record KnownTierInput(PracticeTier Tier, DateOnly AwardedOn, string Basis, string RecognisedBy);
