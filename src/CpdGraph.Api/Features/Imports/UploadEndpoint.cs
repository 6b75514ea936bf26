using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using CpdGraph.Api.Admission;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Imports;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Results;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.Api.Features.Imports;

/// <summary><c>POST /uploads</c>: takes in a file to be imported, and answers the token that <c>validateImport</c> asks for.</summary>
internal static class UploadEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/uploads";

    // As much as a large operation.
    private const long Cost = 1_000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly string[] Types = ["text/csv", WorkbookText.ContentType, "application/octet-stream"];

    public static void MapUploads(this IEndpointRouteBuilder endpoints) => endpoints.Map(Path, AnswerAsync).ReadsToken();

    private static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (caller, options) = (services.GetRequiredService<Caller>(), services.GetRequiredService<UploadOptions>());

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // It is counted here, so that the refusal can say what to do; the server reads a rest for a few seconds, so that its sender gets to hear it.
            size.MaxRequestBodySize = null;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await FileAnswers.RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Send the file with POST.");
        }
        else if (!caller.IsSignedIn)
        {
            await SignInAnswers.NeededAsync(context);
        }
        else if (caller.PrincipalId is not { } account || !(caller.Has(Standing.Publisher) || caller.Has(Standing.Steward)))
        {
            await FileAnswers.RefuseAsync(
                context, StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "Only publishers and stewards import files. Ask a steward to make you a publisher of your provider.");
        }
        else if (!IsFile(context.Request))
        {
            await FileAnswers.RefuseAsync(
                context, StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedMediaType,
                $"Send the file itself as the body, neither as a form nor compressed, with Content-Type {string.Join(" or ", Types)}.");
        }
        else if (UploadName.Read(context.Request.Query["fileName"]) is { Problem: { } problem })
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, ErrorCodes.BadUserInput, $"{problem} Say it in the address: {Path}?fileName=courses.csv.");
        }
        else if (context.Request.ContentLength > options.MaxBytes)
        {
            await TooLargeAsync(context, options, context.Request.ContentLength);
        }
        else if (RequestBudget.Spend(context, Cost) is { } wait)
        {
            await SignInAnswers.RateLimitedAsync(context, wait);
        }
        else
        {
            await TakeInAsync(context, account, UploadName.Read(context.Request.Query["fileName"]).Name!, options);
        }
    }

    private static bool IsFile(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && Types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase);

    private static async Task TakeInAsync(HttpContext context, PrincipalId account, string fileName, UploadOptions options)
    {
        using var place = context.RequestServices.GetRequiredService<UploadPlaces>().TryEnter();

        if (!place.IsAcquired)
        {
            await SignInAnswers.OverloadedAsync(context);
            return;
        }

        if (await ReadAsync(context, options.MaxBytes) is not { } bytes)
        {
            await TooLargeAsync(context, options, actual: null);
        }
        else if (bytes.Length == 0)
        {
            await FileAnswers.RefuseAsync(context, StatusCodes.Status400BadRequest, ErrorCodes.BadUserInput, "The file is empty. Send the file itself as the body.");
        }
        else
        {
            await KeepAsync(context, account, fileName, bytes, options);
        }
    }

    /// <returns>Null when there is more than allowed.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context, int maximum)
    {
        using var kept = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, maximum));
        var buffer = new byte[65_536];

        for (int length; (length = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (kept.Length + length > maximum)
            {
                return null;
            }

            kept.Write(buffer, 0, length);
        }

        return kept.ToArray();
    }

    private static async Task KeepAsync(HttpContext context, PrincipalId account, string fileName, byte[] bytes, UploadOptions options)
    {
        var services = context.RequestServices;
        var (db, now) = (services.GetRequiredService<CpdContext>(), services.GetRequiredService<TimeProvider>().GetUtcNow());

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);

            // One at a time of each caller, so that two at once do not both find room.
            await db.LockAsync(account, context.RequestAborted);

            if (await services.GetRequiredService<ErasureGuard>().ForbidsAsync(account, context.RequestAborted))
            {
                await FileAnswers.RefuseAsync(context, StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "This account was erased. Nothing can be uploaded with it.");
                return;
            }

            if (!await HasRoomAsync(context, db, account, bytes.Length, now, options))
            {
                return;
            }

            var token = UrlSecret.Of(RandomNumberGenerator.GetBytes(UrlSecret.EntropyBytes));
            var upload = new Upload
            {
                Id = UploadId.New(now),
                UploadedById = account,
                TokenHash = UrlSecret.Hash(token)!,
                FileName = fileName,
                Length = bytes.Length,
                UploadedAt = now,
            };
            db.Add(upload);
            db.Add(new UploadContent { UploadId = upload.Id, Bytes = bytes });
            await db.SaveChangesAsync(context.RequestAborted);
            await transaction.CommitAsync(CancellationToken.None);
            await FileAnswers.WriteAsync(context, StatusCodes.Status201Created, json =>
            {
                json.WriteStartObject();
                json.WriteString("uploadToken", token);
                json.WriteString("fileName", fileName);
                json.WriteNumber("length", bytes.Length);
                json.WriteString("expiresAt", (now + Upload.TokenLife).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            });
        }
        catch (Exception fault) when (DatabaseOutage.Is(fault) && !context.Response.HasStarted)
        {
            Composition.Log.NotReady(services.GetRequiredService<ILogger<ImportWorker>>(), "The database does not answer.");
            await SignInAnswers.BusyAsync(context);
        }
    }

    private static async Task<bool> HasRoomAsync(HttpContext context, CpdContext db, PrincipalId account, int length, DateTimeOffset now, UploadOptions options)
    {
        var since = now - Hour;
        var kept = await db.Uploads.Where(row => row.UploadedById == account).Select(row => new { row.UploadedAt, row.Length }).ToListAsync(context.RequestAborted);
        var recent = kept.Where(row => row.UploadedAt > since).ToArray();

        if (recent.Length >= options.MaxPerHour)
        {
            FileAnswers.RetryAfter(context, recent.Min(row => row.UploadedAt) - since);
            await FileAnswers.TooMuchAsync(
                context, StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited,
                $"You have uploaded {recent.Length} files within an hour, which is as many as are taken. Wait as long as Retry-After says.",
                "uploadsPerHour", options.MaxPerHour, recent.Length);

            return false;
        }

        var total = kept.Sum(row => (long)row.Length) + length;

        if (total > options.MaxKeptBytes)
        {
            await FileAnswers.TooMuchAsync(
                context, StatusCodes.Status413PayloadTooLarge, ErrorCodes.LimitExceeded,
                $"Your files of the last day would have {total} bytes together, and {options.MaxKeptBytes} are kept of each person. Files go a day after they were sent: wait for that.",
                "uploadsKeptBytes", options.MaxKeptBytes, total);

            return false;
        }

        return true;
    }

    private static Task TooLargeAsync(HttpContext context, UploadOptions options, long? actual) => FileAnswers.TooMuchAsync(
        context, StatusCodes.Status413PayloadTooLarge, ErrorCodes.LimitExceeded,
        $"The file is larger than {options.MaxBytes} bytes. Divide its rows between several files, each with the header.",
        "uploadBytes", options.MaxBytes, actual);
}

/// <summary>Lets few files be taken in at a time, as each is held in memory. Safe to share.</summary>
internal sealed class UploadPlaces(UploadOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = options.MaxAtOnce, QueueLimit = 0 });

    /// <summary>A place, not acquired when there is none. Dispose it when the file is kept.</summary>
    public RateLimitLease TryEnter() => places.AttemptAcquire();

    public void Dispose() => places.Dispose();
}
