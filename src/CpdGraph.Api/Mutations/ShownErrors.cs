using System.Collections.Immutable;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.Mutations;

/// <summary>An error as the schema shows it. The families of the domain are many; what a client can do about an error is one of these.</summary>
internal abstract record ShownError(UserError Error)
{
    public string Message => Error.Message;

    public UserErrorCode Code => Error.Code;

    public ImmutableArray<string> Field => Error.Field;

    /// <summary>Picks the type by what the error has in common with others, not by its family.</summary>
    public static ShownError Of(UserError error) => error switch
    {
        IInputError { Problem: { Code: UserErrorCode.NotFound } problem } => new NotFoundShown(error, problem.Key ?? ""),
        IInputError { Problem: var problem } => new InvalidInputShown(error, problem.Maximum),
        IStaleRevisionError stale => new StaleRevisionShown(error, stale.ExpectedRevision, stale.ActualRevision),
        IWrongStateError wrong => new WrongStateShown(error, wrong.Current, wrong.Allowed),
        IAlreadyExistsError { Existing: var existing } => new AlreadyExistsShown(error, existing),
        INotPublishableError { Missing: var missing } => new NotPublishableShown(error, missing),
        RecordCompletionError.OutsideOfferDates outside => new OutsideOfferDatesShown(error, outside.FirstDay, outside.LastDay),
        IFundingMismatchError mismatch => new FundingMismatchShown(error, mismatch),
        IFundingRefusedError refused => new FundingRefusedShown(error, refused),
        IUnqualifiedSupervisorError unqualified => new UnqualifiedSupervisorShown(error, unqualified),
        INoPlacesLeftError full => new NoPlacesLeftShown(error, full),
        IBookingClosedError closed => new BookingClosedShown(error, closed),
        IBookingClashError clash => new BookingClashShown(error, clash),
        IPrerequisitesMissingError missing => new PrerequisitesMissingShown(error, missing),
        IRuleError rule => new RuleRefusedShown(error, rule),
        { Code: UserErrorCode.IdempotencyKeyReused } => new IdempotencyKeyReusedShown(error),
        { Code: UserErrorCode.InvitationNotValid } => new InvitationNotValidShown(error),
        { Code: UserErrorCode.NotPermitted or UserErrorCode.OwnRecord } => new NotPermittedShown(error),
        _ => new InvalidInputShown(error, null),
    };
}

internal sealed record InvalidInputShown(UserError Error, decimal? Maximum) : ShownError(Error);

internal sealed record NotFoundShown(UserError Error, string Key) : ShownError(Error);

internal sealed record AlreadyExistsShown(UserError Error, RecordReference? Existing) : ShownError(Error);

internal sealed record NotPermittedShown(UserError Error) : ShownError(Error);

internal sealed record IdempotencyKeyReusedShown(UserError Error) : ShownError(Error);

internal sealed record InvitationNotValidShown(UserError Error) : ShownError(Error);

internal sealed record NotPublishableShown(UserError Error, ImmutableArray<PublishCheck> Missing) : ShownError(Error);

internal sealed record OutsideOfferDatesShown(UserError Error, DateOnly FirstDay, DateOnly? LastDay) : ShownError(Error);

internal sealed record StaleRevisionShown(UserError Error, int ExpectedRevision, int ActualRevision) : ShownError(Error);

internal sealed record WrongStateShown(UserError Error, string Current, ImmutableArray<string> Allowed) : ShownError(Error);

/// <summary>A refusal by a rule: which one, where it is written, and the mend.</summary>
internal abstract record RuleShown(UserError Error, IRuleError Refusal) : ShownError(Error)
{
    public string Rule => Refusal.Rule;

    public string? SourceReference => Refusal.SourceReference;

    public string Mend => Refusal.Mend;
}

internal sealed record RuleRefusedShown(UserError Error, IRuleError Refusal) : RuleShown(Error, Refusal);

internal sealed record FundingMismatchShown(UserError Error, IFundingMismatchError Mismatch) : RuleShown(Error, Mismatch)
{
    public MoneyShown Expected => MoneyShown.Of((Money?)Mismatch.Gap.Expected)!;

    public MoneyShown Actual => MoneyShown.Of((Money?)Mismatch.Gap.Actual)!;
}

internal sealed record FundingRefusedShown(UserError Error, IFundingRefusedError Refused) : RuleShown(Error, Refused)
{
    public FundingStream Stream => Refused.Refusal.Stream;

    public MoneyShown? UpTo => MoneyShown.Of(Refused.Refusal.UpTo);
}

internal sealed record UnqualifiedSupervisorShown(UserError Error, IUnqualifiedSupervisorError Unqualified) : RuleShown(Error, Unqualified)
{
    public PracticeTier? MinimumTier => Unqualified.Shortfall.MinimumTier;

    public PracticeTier? TierOnTheDay => Unqualified.Shortfall.TierOnTheDay;
}

internal sealed record NoPlacesLeftShown(UserError Error, INoPlacesLeftError Full) : RuleShown(Error, Full)
{
    public OfferRun Run => Full.Run;

    public bool WaitingListOpen => Full.WaitingListOpen;
}

internal sealed record BookingClosedShown(UserError Error, IBookingClosedError Closed) : RuleShown(Error, Closed)
{
    public DateTimeOffset? OpensAt => Closed.Window.OpensAt;

    public DateTimeOffset ClosesAt => Closed.Window.ClosesAt;
}

internal sealed record BookingClashShown(UserError Error, IBookingClashError Clash) : RuleShown(Error, Clash)
{
    public Enrolment? Enrolment => Clash.With;
}

internal sealed record PrerequisitesMissingShown(UserError Error, IPrerequisitesMissingError Refused) : RuleShown(Error, Refused);
