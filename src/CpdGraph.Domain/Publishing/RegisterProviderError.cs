namespace CpdGraph.Domain;

/// <summary>Why a provider cannot be added.</summary>
public abstract record RegisterProviderError : UserError
{
    private RegisterProviderError(string message, params ReadOnlySpan<string> inputField)
        : base(message, inputField)
    {
    }

    /// <summary>A field is wrong.</summary>
    public sealed record Input(InputProblem Problem) : RegisterProviderError(Problem.Message, Problem.Field.AsSpan()), IInputError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => Problem.Code;
    }

    /// <summary>The name in web addresses is in use.</summary>
    public sealed record SlugTaken(ProviderId Id)
        : RegisterProviderError("Another provider has this name in web addresses. Choose another, or leave it out.", "slug"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Provider, Id.Value);
    }

    /// <summary>The organisation is a provider already.</summary>
    public sealed record OrganisationTaken(ProviderId Id)
        : RegisterProviderError("This organisation is registered as a provider already. Use that one.", "odsCode"), IAlreadyExistsError
    {
        /// <inheritdoc />
        public override UserErrorCode Code => UserErrorCode.Taken;

        /// <inheritdoc />
        public RecordReference? Existing => new(RecordKind.Provider, Id.Value);
    }
}
