using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;
using DdbCrossAccount.Core.Cdc.Applying;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Cdc.Probing;

/// <summary>Tries, in the role that the function writes under, every call that applying makes, so that none of them changes anything.</summary>
/// <remarks>
/// Writes to the ledger carry a condition that never holds. The write to the target names a key of the wrong type: DynamoDB
/// looks at the caller's rights first, and refuses it then.
/// </remarks>
internal sealed class RightsProbe(Ledger ledger, string ledgerArn, ITargetTable target)
{
    private const string ValidationException = "ValidationException";

    /// <summary>Makes the calls. What the control row does not tell is not tried.</summary>
    public async Task<IReadOnlyList<ProbeFinding>> ProbeAsync(string streamArn, CancellationToken token)
    {
        CdcControl? control = null;
        var findings = new List<ProbeFinding>
        {
            await TryAsync(
                "dynamodb:GetItem",
                ledgerArn,
                async () => control = (await ledger.ReadControlAsync(streamArn, token).ConfigureAwait(false)).Control,
                token).ConfigureAwait(false),
            await TryAsync("dynamodb:PutItem", ledgerArn, () => ledger.TryPutNothingAsync(token), token).ConfigureAwait(false),
            await TryAsync("dynamodb:DeleteItem", ledgerArn, () => ledger.TryDeleteNothingAsync(token), token).ConfigureAwait(false),
        };
        if (control is { } known)
        {
            findings.Add(await TryAsync(
                "dynamodb:Query", ledgerArn, () => ledger.ReadIntentsAsync(known.Scope, token), token).ConfigureAwait(false));
            findings.Add(await TryAsync(
                "dynamodb:BatchWriteItem",
                known.TargetTableArn,
                () => target.WriteAsync(known.TargetTableArn, [ImpossibleDelete(known.Key.PartitionKey)], token),
                token).ConfigureAwait(false));
        }

        return findings;
    }

    private static RawWrite ImpossibleDelete(KeyAttribute key)
    {
        string value = key.Type == KeyAttributeType.S ? """{"N":"0"}""" : """{"S":"-"}""";
        string name = JsonEncodedText.Encode(key.Name).ToString();
        return new RawWrite(RawWriteKind.Delete, Encoding.UTF8.GetBytes($$"""{"{{name}}":{{value}}}"""));
    }

    private static async Task<ProbeFinding> TryAsync(string action, string resource, Func<Task> call, CancellationToken token)
    {
        try
        {
            await call().ConfigureAwait(false);
            return new ProbeFinding(action, resource, null, null);
        }
        catch (AmazonServiceException exception)
        {
            string? code = exception.ErrorCode == ValidationException ? null : exception.ErrorCode;
            return new ProbeFinding(action, resource, code, DenialReader.Read(exception.Message).PolicyKind);
        }
        catch (DdbCrossAccountException exception)
        {
            return new ProbeFinding(action, resource, exception.ErrorId, null);
        }
        catch (Exception exception) when (
            exception is AmazonClientException or HttpRequestException or TimeoutException && !token.IsCancellationRequested)
        {
            return new ProbeFinding(action, resource, exception.GetType().Name, null);
        }
    }
}
