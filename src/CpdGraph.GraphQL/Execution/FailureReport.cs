using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Turns failures into the errors of a response: sorted as the response is read, what is unexpected reported to the host once, and masked unless it says what to tell.</summary>
internal sealed class FailureReport(string? operationName, ExecutionOptions options, Func<FieldFault, GraphQLFieldException?>? onFault)
{
    // Paths cost a walk each; beyond this many nobody reads them.
    private const int MaximumPaths = 1_000;

    private readonly Dictionary<Exception, (GraphQLFieldException? Told, string? TraceId)> _met = new(ReferenceEqualityComparer.Instance);

    public ImmutableArray<GraphQLError> Errors(List<Failure> failures, List<RowBatch> roots)
    {
        var located = failures
            .Take(MaximumPaths)
            .Select(failure => (Failure: failure, Path: ErrorPath.Of(failure, RootIndexOf(failure.Batch, roots))))
            .ToList();

        located.Sort(static (one, other) => ErrorPath.Compare(one.Path, other.Path));

        var errors = ImmutableArray.CreateBuilder<GraphQLError>();

        foreach (var (failure, path) in located.Take(options.MaxErrors))
        {
            errors.Add(ErrorOf(failure.Exception, failure.Batch.Plan.Fields[failure.FieldIndex], path.Segments));
        }

        if (failures.Count > errors.Count)
        {
            errors.Add(new GraphQLError($"{failures.Count - errors.Count} more errors are not listed.", ErrorCodes.LimitExceeded)
            {
                Extensions = Limits.Extensions("errors", options.MaxErrors, failures.Count),
            });
        }

        return errors.ToImmutable();
    }

    /// <summary>The error of one field at one place.</summary>
    public GraphQLError ErrorOf(Exception exception, FieldPlan field, ImmutableArray<object> path)
    {
        var (told, traceId) = exception is GraphQLFieldException meant ? (meant, null) : Meet(exception, field.Definition, path);

        if (told is not null)
        {
            return new GraphQLError(told.Message, told.Code, field.Locations) { Path = path, Extensions = told.Extensions };
        }

        var message = exception is NonNullViolationException or ScalarValueException
            ? exception.Message
            : "Something went wrong on our side. Quote the trace id when you report it.";

        return new GraphQLError(message, ErrorCodes.Internal, field.Locations)
        {
            Path = path,
            Extensions = new Dictionary<string, object?> { ["traceId"] = traceId },
        };
    }

    /// <summary>Tells the host of an exception when it is met for the first time: one that failed a thousand rows is logged once.</summary>
    private (GraphQLFieldException? Told, string? TraceId) Meet(Exception exception, FieldDefinition field, ImmutableArray<object> path)
    {
        if (!_met.TryGetValue(exception, out var known))
        {
            var traceId = Activity.Current?.TraceId.ToHexString() ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            known = (onFault?.Invoke(new FieldFault(exception, traceId, operationName, string.Join('.', path), field.ToString())), traceId);
            _met[exception] = known;
        }

        return known;
    }

    private static int RootIndexOf(RowBatch batch, List<RowBatch> roots)
    {
        while (batch.Owner is { } owner)
        {
            batch = owner.Batch;
        }

        return roots.IndexOf(batch);
    }
}
