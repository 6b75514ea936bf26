using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>The change is to the record of somebody who was erased: nothing is written there any more.</summary>
public sealed record ErasedRecordError() : UserError("This person was erased. Nothing can be written in their record any more."), IWrongStateError
{
    /// <inheritdoc />
    public override UserErrorCode Code => UserErrorCode.WrongState;

    /// <inheritdoc />
    public string Current => "ERASED";

    /// <inheritdoc />
    public ImmutableArray<string> Allowed => ["LIVE"];
}
