using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Turns failures into the errors of a response: sorted as the response is read, what is unexpected masked and reported to the host once.</summary>
internal sealed class FailureReport(string? operationName, ExecutionOptions options, Action<FieldFault>? onFault)
{
    // Paths cost a walk each; beyond this many nobody reads them.
    private const int MaximumPaths = 1_000;

    private readonly Dictionary<Exception, string> _traceIds = new(ReferenceEqualityComparer.Instance);

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
    public GraphQLError ErrorOf(Exception exception, FieldPlan field, ImmutableArray<object> path) => exception switch
    {
        GraphQLFieldException told => new GraphQLError(told.Message, told.Code, field.Locations) { Path = path, Extensions = told.Extensions },
        NonNullViolationException or ScalarValueException => new GraphQLError(exception.Message, ErrorCodes.Internal, field.Locations)
        {
            Path = path,
            Extensions = TraceId(exception, field.Definition, path),
        },
        _ => new GraphQLError("Something went wrong on our side. Quote the trace id when you report it.", ErrorCodes.Internal, field.Locations)
        {
            Path = path,
            Extensions = TraceId(exception, field.Definition, path),
        },
    };

    /// <summary>Tells the host of an exception when it is met for the first time: one that failed a thousand rows is logged once.</summary>
    private Dictionary<string, object?> TraceId(Exception exception, FieldDefinition field, ImmutableArray<object> path)
    {
        if (!_traceIds.TryGetValue(exception, out var traceId))
        {
            traceId = Activity.Current?.TraceId.ToHexString() ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            _traceIds[exception] = traceId;
            onFault?.Invoke(new FieldFault(exception, traceId, operationName, string.Join('.', path), field.ToString()));
        }

        return new Dictionary<string, object?> { ["traceId"] = traceId };
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
