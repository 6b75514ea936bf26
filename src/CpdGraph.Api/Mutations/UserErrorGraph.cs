using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Mutations;

/// <summary>The errors that the person at the screen can mend.</summary>
internal static class UserErrorGraph
{
    public static void AddTo(SchemaBinding binding)
    {
        binding.Enum<UserErrorCode>("UserErrorCode");
        binding.Type<InvalidInputShown>("InvalidInputError");
        binding.Type<NotFoundShown>("NotFoundError");
        binding.Type<AlreadyExistsShown>("AlreadyExistsError").Batch<object?>("existing", ExistingRecords.FillAsync);
        binding.Type<NotPermittedShown>("NotPermittedError");
        binding.Type<IdempotencyKeyReusedShown>("IdempotencyKeyReusedError");
        binding.Type<InvitationNotValidShown>("InvitationNotValidError");
        binding.Type<NotPublishableShown>("NotPublishableError");
        binding.Type<OutsideOfferDatesShown>("OutsideOfferDatesError");
        binding.Type<StaleRevisionShown>("StaleRevisionError");
        binding.Type<WrongStateShown>("WrongStateError");
        binding.Type<RuleRefusedShown>("RuleRefusedError");
        binding.Type<UnqualifiedSupervisorShown>("UnqualifiedSupervisorError");
        binding.Type<FundingMismatchShown>("FundingMismatchError");
        binding.Type<NoPlacesLeftShown>("NoPlacesLeftError");
        binding.Type<BookingClosedShown>("BookingClosedError");
        binding.Type<BookingClashShown>("BookingClashError");
        binding.Type<PrerequisitesMissingShown>("PrerequisitesMissingError")
            .Field("missing", (error, context) => context.Catalogue().OffersOf(error.Refused.Missing));
        binding.Type<FundingRefusedShown>("FundingRefusedError");
        binding.Type<PublishCheck>("PublishCheck");
    }
}
