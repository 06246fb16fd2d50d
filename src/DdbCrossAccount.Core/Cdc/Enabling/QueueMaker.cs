using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.SQS.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Sees that the queue is there that rings when something cannot be applied.</summary>
/// <remarks>One queue a stream, in the function's account, because the function's role sends to it and AWS wants it there.</remarks>
internal sealed class QueueMaker(AccountSession session, PartWait wait, string state)
{
    private const string NameStart = "ddb-cross-account-";
    private const int LongestTableName = 48;
    private const int HashDigits = 12;
    private const string QueueArn = "QueueArn";
    private const string WaitingForName = "its name to be free again, a minute after a queue of that name was deleted";

    // The longest time that SQS keeps a message: failures are looked at by people.
    private static readonly Dictionary<string, string> Attributes = new() { ["MessageRetentionPeriod"] = "1209600" };

    /// <summary>The queue's name, of letters, digits, '-' and '_', 80 at most.</summary>
    public static string NameOf(string tableName, string streamArn)
    {
        string table = tableName.Length > LongestTableName ? tableName[..LongestTableName] : tableName;
        return $"{NameStart}{table.Replace('.', '_')}-{GrantPlan.HashOf(streamArn)[..HashDigits]}";
    }

    /// <summary>Makes it unless it is there; it is in the inventory only when it was made here.</summary>
    public async Task EnsureAsync(ControlJournal journal, string tableName, CancellationToken token)
    {
        string name = NameOf(tableName, journal.Control.StreamArn);
        string? url = await FindAsync(name, token).ConfigureAwait(false);
        if (url is null || journal.IsPending(CdcResourceKind.Queue, name))
        {
            await journal.MakeAsync(
                new CdcResource(CdcResourceKind.Queue, name, null, IsMade: false),
                async t => new CdcResource(
                    CdcResourceKind.Queue, name, url = await CreateAsync(name, t).ConfigureAwait(false), IsMade: true),
                token).ConfigureAwait(false);
        }

        if (journal.Control.QueueUrl != url || journal.Control.QueueArn is null)
        {
            string arn = await ReadArnAsync(url!, token).ConfigureAwait(false);
            await journal.WriteAsync(now => now with { QueueUrl = url, QueueArn = arn }, token).ConfigureAwait(false);
        }
    }

    private async Task<string?> FindAsync(string name, CancellationToken token)
    {
        try
        {
            GetQueueUrlResponse response = await session.Sqs
                .GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = name }, token)
                .ConfigureAwait(false);
            return response.QueueUrl;
        }
        catch (QueueDoesNotExistException)
        {
            return null;
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("sqs", "GetQueueUrl", $"queue '{name}'", state));
        }
    }

    // Making a queue of the same name and attributes again answers with the one that is there.
    private async Task<string> CreateAsync(string name, CancellationToken token)
    {
        var request = new CreateQueueRequest { QueueName = name, Attributes = Attributes };
        while (true)
        {
            try
            {
                return (await session.Sqs.CreateQueueAsync(request, token).ConfigureAwait(false)).QueueUrl!;
            }
            catch (QueueDeletedRecentlyException)
            {
                await wait.PauseAsync(name, WaitingForName, token).ConfigureAwait(false);
            }
            catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
            {
                throw ServiceErrors.Translate(exception, session.Call("sqs", "CreateQueue", $"queue '{name}'", state));
            }
        }
    }

    private async Task<string> ReadArnAsync(string url, CancellationToken token)
    {
        try
        {
            var request = new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [QueueArn] };
            return (await session.Sqs.GetQueueAttributesAsync(request, token).ConfigureAwait(false)).Attributes![QueueArn];
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, session.Call("sqs", "GetQueueAttributes", $"queue '{url}'", state));
        }
    }
}
