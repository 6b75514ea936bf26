using System.Diagnostics;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.SignIn;

/// <summary>
/// Finds out who asks, where that counts (<see cref="ReadsToken"/>): nobody in particular without a token, the caller with a good one. A
/// bad one goes no further.
/// </summary>
internal sealed class CallerMiddleware(
    RequestDelegate next, TokenCheck check, AccountLookUps lookUps, ILogger<CallerMiddleware> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!ReadsToken.At(context))
        {
            return next(context);
        }

        context.RequestServices.GetRequiredService<CallerAccessor>().Address = context.Connection.RemoteIpAddress;

        return BearerHeader.TryRead(context.Request.Headers.Authorization, out var token) ? SignInAsync(context, token) : next(context);
    }

    private async Task SignInAsync(HttpContext context, string? token)
    {
        var verdict = token is null ? TokenVerdict.Refused.Instance : await check.CheckAsync(token, context.RequestAborted);

        switch (verdict)
        {
            case TokenVerdict.Accepted(var good):
                await GoOnAsync(context, good);
                break;
            case TokenVerdict.Refused:
                await SignInAnswers.RefusedAsync(context);
                break;
            default:
                await SignInAnswers.UnavailableAsync(context);
                break;
        }
    }

    private async Task GoOnAsync(HttpContext context, AcceptedToken token)
    {
        bool found;

        using (var place = await lookUps.EnterAsync(context.RequestAborted))
        {
            if (!place.IsAcquired)
            {
                await SignInAnswers.OverloadedAsync(context);
                return;
            }

            found = await TryFindCallerAsync(context, token);
        }

        await (found ? next(context) : SignInAnswers.UnavailableAsync(context));
    }

    /// <returns>False when the look-up failed.</returns>
    private async ValueTask<bool> TryFindCallerAsync(HttpContext context, AcceptedToken token)
    {
        try
        {
            await context.RequestServices.GetRequiredService<CallerLookup>().FindAsync(token, context.RequestAborted);

            return true;
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerNotFound(logger, Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier, fault);

            return false;
        }
    }
}
