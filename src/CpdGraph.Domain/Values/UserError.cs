using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A mistake that the person at the screen can mend.</summary>
public abstract record UserError
{
    /// <summary>A mistake in one input field, or in the whole request when no field is named.</summary>
    protected UserError(string message, params ReadOnlySpan<string> inputField)
    {
        Message = message;
        Field = [.. inputField];
    }

    /// <summary>Text for people, in plain English, with what to do.</summary>
    public string Message { get; }

    /// <summary>Stable code for programs.</summary>
    public virtual UserErrorCode Code => UserErrorCode.Invalid;

    /// <summary>Path of the input field at fault, starting after <c>input</c>. Empty when the whole request is at fault.</summary>
    public ImmutableArray<string> Field { get; init; }
}
