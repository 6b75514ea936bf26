using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a rule decided: a value, or every mistake found (at least one). Closed: nothing else derives from it.</summary>
/// <typeparam name="T">The value when all is well.</typeparam>
/// <typeparam name="TError">The family of mistakes.</typeparam>
public abstract record Outcome<T, TError>
    where TError : UserError
{
    private Outcome()
    {
    }

    /// <summary>It may stand.</summary>
    public static implicit operator Outcome<T, TError>(T value) => new Done(value);

    /// <summary>Refused for one reason.</summary>
    public static implicit operator Outcome<T, TError>(TError error) => new Refused([error]);

    /// <summary>Refused for these reasons.</summary>
    public static implicit operator Outcome<T, TError>(ImmutableArray<TError> errors) => new Refused(errors);

    /// <summary>The answer for either case.</summary>
    public TResult Match<TResult>(Func<T, TResult> done, Func<ImmutableArray<TError>, TResult> refused)
    {
        ArgumentNullException.ThrowIfNull(done);
        ArgumentNullException.ThrowIfNull(refused);

        return this switch
        {
            Done(var value) => done(value),
            Refused(var errors) => refused(errors),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>It may stand.</summary>
    public sealed record Done(T Value) : Outcome<T, TError>;

    /// <summary>It may not: all that is wrong, not only the first.</summary>
    public sealed record Refused : Outcome<T, TError>
    {
        /// <summary>Refused for these reasons.</summary>
        /// <exception cref="ArgumentException">There is none.</exception>
        public Refused(ImmutableArray<TError> errors) =>
            Errors = errors.IsDefaultOrEmpty ? throw new ArgumentException("A refusal says why.", nameof(errors)) : errors;

        /// <summary>At least one.</summary>
        public ImmutableArray<TError> Errors { get; }

        /// <summary>For pattern matching.</summary>
        public void Deconstruct(out ImmutableArray<TError> errors) => errors = Errors;
    }
}
