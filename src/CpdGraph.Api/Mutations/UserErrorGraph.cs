using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Mutations;

/// <summary>The errors that the person at the screen can mend.</summary>
internal static class UserErrorGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<UserErrorCode>("UserErrorCode");
        binding.Type<InvalidInputShown>("InvalidInputError");
        binding.Type<NotFoundShown>("NotFoundError");
        binding.Type<AlreadyExistsShown>("AlreadyExistsError").Field("existing", Existing);
        binding.Type<NotPermittedShown>("NotPermittedError");
        binding.Type<IdempotencyKeyReusedShown>("IdempotencyKeyReusedError");
        binding.Type<InvitationNotValidShown>("InvitationNotValidError");
        binding.Type<NotPublishableShown>("NotPublishableError");
        binding.Type<OutsideOfferDatesShown>("OutsideOfferDatesError");
        binding.Type<StaleRevisionShown>("StaleRevisionError");
        binding.Type<WrongStateShown>("WrongStateError");
        binding.Type<RuleRefusedShown>("RuleRefusedError");
        binding.Type<FundingMismatchShown>("FundingMismatchError");
        binding.Type<PublishCheck>("PublishCheck");
    }

    // Only what everybody may see is shown; for the rest the message says enough.
    private static object? Existing(AlreadyExistsShown error, RequestContext context) => error.Existing switch
    {
        { Kind: RecordKind.Provider, Id: var id } => context.Catalogue().Provider(new ProviderId(id)),
        { Kind: RecordKind.Offer, Id: var id } => context.Catalogue().Offer(new OfferId(id)),
        { Kind: RecordKind.OfferRun, Id: var id } => context.Catalogue().Run(new OfferRunId(id)),
        _ => null,
    };
}
