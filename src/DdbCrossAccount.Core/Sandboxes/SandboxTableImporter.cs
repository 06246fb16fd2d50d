using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Core.Observing;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Sandboxes;

/// <summary>Makes a table in a sandbox and fills it from a file. The whole file is read once before the table is made.</summary>
internal sealed class SandboxTableImporter(EngineContext context)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns when every item is in the table.</summary>
    public async Task ImportAsync(SandboxTableOptions options, CancellationToken token)
    {
        AccountSession session = await new AccountSessions(context).OpenAsync(options.Account, token).ConfigureAwait(false);
        var reader = new ItemFileReader(options.Path, options.Key);
        context.Observer.Observe(new PhaseEntered($"Reading '{options.Path}' to see that each line is an item with that key."));
        long count = await reader.CheckAsync(token).ConfigureAwait(false);
        context.Observer.Observe(new PhaseEntered(
            $"Making table '{options.TableName}' in account {options.Account} and filling it with {count:N0} items."));
        await CreateAsync(session, options, token).ConfigureAwait(false);
        var load = new TableLoadOptions { TableName = options.TableName, Key = options.Key };
        await new TableLoader(context).LoadAsync(session, load, reader.ReadAsync(token), token).ConfigureAwait(false);
    }

    private async Task CreateAsync(AccountSession session, SandboxTableOptions options, CancellationToken token)
    {
        AwsCall call = session.Call("dynamodb", "CreateTable", $"table '{options.TableName}'", "No item was written.");
        try
        {
            CreateTableResponse response =
                await session.DynamoDbWithoutRetries.CreateTableAsync(Request(options), token).ConfigureAwait(false);
            TableStatus status = response.TableDescription.TableStatus;
            while (status != TableStatus.ACTIVE)
            {
                await Task.Delay(Look, context.Clock, token).ConfigureAwait(false);
                status = (await session.DynamoDb.DescribeTableAsync(options.TableName, token).ConfigureAwait(false)).Table.TableStatus;
            }
        }
        catch (ResourceInUseException exception)
        {
            throw ErrorCatalogue.SandboxTableExists(options.TableName, options.Account, exception);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            throw ServiceErrors.Translate(exception, call);
        }
    }

    private static CreateTableRequest Request(SandboxTableOptions options)
    {
        var request = new CreateTableRequest
        {
            TableName = options.TableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [],
            KeySchema = [],
        };
        Add(request, options.Key.PartitionKey, KeyType.HASH);
        if (options.Key.SortKey is not null)
        {
            Add(request, options.Key.SortKey, KeyType.RANGE);
        }

        return request;
    }

    private static void Add(CreateTableRequest request, KeyAttribute attribute, KeyType keyType)
    {
        request.AttributeDefinitions.Add(new AttributeDefinition(attribute.Name, new ScalarAttributeType(attribute.Type.ToString())));
        request.KeySchema.Add(new KeySchemaElement(attribute.Name, keyType));
    }
}
