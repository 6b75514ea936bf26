using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The states of an offer and the steps between them. A provider may publish a draft itself or have a steward look at it first.</summary>
public static class OfferSteps
{
    private static readonly RoleSet Either = RoleSet.Of(Role.Publisher, Role.Steward);

    /// <summary>Every step that exists: from, what, to, and who may take it (publishers only for their own provider's offers).</summary>
    public static ImmutableArray<(OfferStatus From, OfferStep Step, OfferStatus To, RoleSet By)> Allowed { get; } =
    [
        (OfferStatus.Draft, OfferStep.Submit, OfferStatus.InReview, Either),
        (OfferStatus.InReview, OfferStep.Return, OfferStatus.Draft, RoleSet.Of(Role.Steward)),
        (OfferStatus.Draft, OfferStep.Publish, OfferStatus.Published, Either),
        (OfferStatus.InReview, OfferStep.Publish, OfferStatus.Published, Either),
        (OfferStatus.Published, OfferStep.Withdraw, OfferStatus.Withdrawn, Either),
    ];

    /// <summary>States in which a step can be taken.</summary>
    public static ImmutableArray<OfferStatus> StatesFor(OfferStep step) => [.. Allowed.Where(row => row.Step == step).Select(row => row.From)];

    /// <summary>The state after a step. Null when the step cannot be taken in this state.</summary>
    public static OfferStatus? After(OfferStatus from, OfferStep step)
    {
        foreach (var row in Allowed)
        {
            if (row.From == from && row.Step == step)
            {
                return row.To;
            }
        }

        return null;
    }

    /// <summary>Whether a caller may change an offer of this provider at all.</summary>
    public static bool MayChange(Caller caller, ProviderId provider)
    {
        ArgumentNullException.ThrowIfNull(caller);

        return caller.May(AccessPolicy.OwnProvider, AccessSubject.Of(provider));
    }

    /// <summary>Whether a caller may take the step with an offer of this provider, in some state.</summary>
    public static bool MayTake(Caller caller, ProviderId provider, OfferStep step)
    {
        ArgumentNullException.ThrowIfNull(caller);

        return MayChange(caller, provider) && Allowed.Any(row => row.Step == step && row.By.Overlaps(caller.Roles));
    }
}
