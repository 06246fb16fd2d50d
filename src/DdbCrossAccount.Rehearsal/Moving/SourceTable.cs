using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Rehearsal.Moving;

/// <summary>Makes the table that is moved, as an application would have made it.</summary>
internal sealed class SourceTable(AccountSession session, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Makes an on-demand table with that key and returns when it is ACTIVE.</summary>
    public async Task CreateAsync(string tableName, KeySchema key, CancellationToken token)
    {
        try
        {
            await RequestAsync(Request(tableName, key), token);
        }
        catch (Exception exception) when (ServiceErrors.CanTranslate(exception, token))
        {
            AwsCall call = session.Call("dynamodb", "CreateTable", $"table '{tableName}'", "No item was loaded.");
            throw ServiceErrors.Translate(exception, call);
        }
    }

    private static CreateTableRequest Request(string tableName, KeySchema key)
    {
        var request = new CreateTableRequest
        {
            TableName = tableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            AttributeDefinitions = [],
            KeySchema = [],
        };
        Add(request, key.PartitionKey, KeyType.HASH);
        if (key.SortKey is not null)
        {
            Add(request, key.SortKey, KeyType.RANGE);
        }

        return request;
    }

    private static void Add(CreateTableRequest request, KeyAttribute attribute, KeyType keyType)
    {
        var type = new ScalarAttributeType(attribute.Type.ToString());
        request.AttributeDefinitions.Add(new AttributeDefinition(attribute.Name, type));
        request.KeySchema.Add(new KeySchemaElement(attribute.Name, keyType));
    }

    private async Task RequestAsync(CreateTableRequest request, CancellationToken token)
    {
        CreateTableResponse response = await session.DynamoDb.CreateTableAsync(request, token);
        TableStatus status = response.TableDescription.TableStatus;
        while (status != TableStatus.ACTIVE)
        {
            await Task.Delay(Look, clock, token);
            status = (await session.DynamoDb.DescribeTableAsync(request.TableName, token)).Table.TableStatus;
        }
    }
}
