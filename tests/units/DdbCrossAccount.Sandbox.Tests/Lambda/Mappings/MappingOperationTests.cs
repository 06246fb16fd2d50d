using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Lambda.Runtimes;
using DdbCrossAccount.Sandbox.Setups;
using DdbCrossAccount.Sandbox.Tests.DynamoDb;
using DdbCrossAccount.Sandbox.Tests.DynamoDb.Streams;
using Xunit;
using static DdbCrossAccount.Sandbox.Tests.Lambda.LambdaAccountSetup;

namespace DdbCrossAccount.Sandbox.Tests.Lambda.Mappings;

/// <summary>The operations on event source mappings: states, checks and texts, for a function of the sandbox.</summary>
public sealed class MappingOperationTests : IDisposable
{
    private const string Mappings = "/2015-03-31/event-source-mappings";
    private const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:apply";

    private readonly LambdaCaller _caller = new(new SandboxOptions { Partitions = 1 });
    private readonly StreamCaller _stream;
    private readonly List<string> _invokedArns = [];

    public MappingOperationTests()
    {
        new SetupMaker(_caller.Services).Make(SetupReader.Read("""
            {"roles":[
              {"accountId":"111111111111","roleName":"reader","policies":[{"Version":"2012-10-17","Statement":
                [{"Effect":"Allow","Action":["dynamodb:*","sqs:*"],"Resource":"*"}]}],
               "trustPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}},
              {"accountId":"111111111111","roleName":"nobody",
               "trustPolicy":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}}]}
            """u8.ToArray()));
        _caller.DynamoDb.CreateTable("Things", more: StreamCaller.Specification());
        _stream = StreamCaller.Latest(_caller.DynamoDb);
        _caller.Call("POST /2015-03-31/functions", CreateRequest(role: "arn:aws:iam::111111111111:role/reader"));
        _caller.Call("POST /2015-03-31/functions", CreateRequest("powerless", role: "arn:aws:iam::111111111111:role/nobody"));
        _caller.Pass(1);
        _caller.Services.FunctionRuntime = new DelegateRuntime((_, _, facts, _) =>
        {
            _invokedArns.Add(facts.InvokedFunctionArn);
            return Task.FromResult(FunctionOutcome.Answered("null"u8.ToArray()));
        });
    }

    public void Dispose() => _caller.Dispose();

    [Fact]
    public void Create_WithDefaults_IsCreatingAndThenEnabled()
    {
        JsonNode created = Create();

        string id = (string)created["UUID"]!;
        Assert.Equal(
            $$$$"""
            {"UUID":"{{{{id}}}}","EventSourceMappingArn":"arn:aws:lambda:eu-west-1:111111111111:event-source-mapping:{{{{id}}}}","EventSourceArn":"{{{{_stream.Arn}}}}","FunctionArn":"{{{{FunctionArn}}}}","StartingPosition":"TRIM_HORIZON","State":"Creating","StateTransitionReason":"User action","LastProcessingResult":"No records processed","LastModified":1767323047,"BatchSize":100,"BisectBatchOnFunctionError":false,"MaximumBatchingWindowInSeconds":0,"MaximumRecordAgeInSeconds":-1,"MaximumRetryAttempts":-1,"ParallelizationFactor":1,"TumblingWindowInSeconds":0,"FunctionResponseTypes":[],"DestinationConfig":{"OnFailure":{}}}
            """,
            created.ToJsonString());
        _caller.Pass(1);
        Assert.Equal("Enabled", (string)Get(id)["State"]!);
    }

    [Fact]
    public void Delivery_ToAFunctionOfTheSandbox_IsInvokedByTheQualifierOfTheMapping()
    {
        _caller.Call("POST /2015-03-31/functions/apply/versions");
        string id = (string)Create("apply:1")["UUID"]!;
        _caller.Pass(2);
        _stream.Put("a", 1);
        _caller.Pass(1);

        Assert.Equal([$"{FunctionArn}:1"], _invokedArns);
        Assert.Equal("OK", (string)Get(id)["LastProcessingResult"]!);
        Assert.Equal($"{FunctionArn}:1", (string)Get(id)["FunctionArn"]!);
    }

    [Fact]
    public void Delivery_ToAFunctionWithoutConcurrency_WaitsAsThrottled()
    {
        string id = (string)Create()["UUID"]!;
        _caller.Call("PUT /2017-10-31/functions/apply/concurrency", """{"ReservedConcurrentExecutions":0}""");
        _caller.Pass(1);
        _stream.Put("a", 1);
        _caller.Pass(60);
        Assert.Empty(_invokedArns);
        Assert.Equal("PROBLEM: Rate Exceeded.", (string)Get(id)["LastProcessingResult"]!);

        _caller.Call("DELETE /2017-10-31/functions/apply/concurrency");
        _caller.Pass(60);
        Assert.Single(_invokedArns);
    }

    [Fact]
    public void Delivery_AfterTheFunctionWasDeletedAndMadeAgain_GoesOn()
    {
        string id = (string)Create()["UUID"]!;
        _caller.Pass(1);
        _caller.Call("DELETE /2015-03-31/functions/apply");
        _stream.Put("a", 1);
        _caller.Pass(60);
        Assert.Equal("Enabled", (string)Get(id)["State"]!);
        Assert.Equal($"PROBLEM: Function not found: {FunctionArn}", (string)Get(id)["LastProcessingResult"]!);

        _caller.Call("POST /2015-03-31/functions", CreateRequest(role: "arn:aws:iam::111111111111:role/reader"));
        _caller.Pass(120);
        Assert.Single(_invokedArns);
        Assert.Equal("OK", (string)Get(id)["LastProcessingResult"]!);
    }

    [Fact]
    public void Create_TwiceForOneStreamAndFunction_TellsTheMappingThatIsThere()
    {
        string id = (string)Create()["UUID"]!;

        ServiceException error = Refused();

        Assert.Equal(
            ("ResourceConflictException", 409,
             $"The event source arn (\" {_stream.Arn} \") and function (\" apply \") provided mapping already exists. "
             + $"Please update or delete the existing mapping with UUID {id}"),
            (error.Code, error.StatusCode, error.Message));
        _caller.Call("POST /2015-03-31/functions/apply/versions");
        Assert.NotEqual(id, (string)Create("apply:1")["UUID"]!);
    }

    [Theory]
    [InlineData("""{"FunctionName":"apply","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Unrecognized event source.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"TABLE","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Unrecognized event source.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"arn:aws:sqs:eu-west-1:111111111111:q"}""", "ValidationException", "This sandbox does not implement event sources other than streams of DynamoDB yet.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM"}""", "InvalidParameterValueException", "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"0"}""", "ValidationException", "1 validation error detected: Value '0' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"AT_TIMESTAMP"}""", "InvalidParameterValueException", "Unsupported starting position for arn type: STREAM")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","StartingPositionTimestamp":1}""", "InvalidParameterValueException", "Timestamp only valid with StartingPosition AT_TIMESTAMP")]
    [InlineData("""{"FunctionName":"unknown","EventSourceArn":"STREAM","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Function does not exist")]
    [InlineData("""{"FunctionName":"apply:7","EventSourceArn":"STREAM","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Function does not exist")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM1","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Stream not found: STREAM1")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"arn:aws:dynamodb:us-east-1:111111111111:table/T/stream/L","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Stream not found: arn:aws:dynamodb:us-east-1:111111111111:table/T/stream/L")]
    [InlineData("""{"FunctionName":"powerless","EventSourceArn":"STREAM","StartingPosition":"LATEST"}""", "InvalidParameterValueException", "Cannot access stream STREAM. Please ensure the role can perform the GetRecords, GetShardIterator, DescribeStream, and ListStreams Actions on your stream in IAM.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","BatchSize":0,"ParallelizationFactor":11}""", "ValidationException", "2 validation errors detected: Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1; Value '11' at 'parallelizationFactor' failed to satisfy constraint: Member must have value less than or equal to 10")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","MaximumRecordAgeInSeconds":59}""", "InvalidParameterValueException", "MaximumRecordAgeInSeconds must be -1 or at least 60.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","FunctionResponseTypes":["X"]}""", "ValidationException", "1 validation error detected: Value '[X]' at 'functionResponseTypes' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [ReportBatchItemFailures]]")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","FilterCriteria":{"Filters":[{"Pattern":"{"}]}}""", "InvalidParameterValueException", "Invalid filter pattern definition.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","FilterCriteria":{"Filters":[{}]}}""", "InvalidParameterValueException", "Invalid filter pattern definition.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","TumblingWindowInSeconds":10}""", "ValidationException", "This sandbox does not implement the request member TumblingWindowInSeconds yet.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","DestinationConfig":{"OnSuccess":{"Destination":"arn:aws:sqs:eu-west-1:111111111111:q"}}}""", "InvalidParameterValueException", "Unsupported DestinationConfig parameter for given event source mapping type.")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:eu-west-1:111111111111:q"}}}""", "InvalidParameterValueException", "The provided execution role does not have permissions to call SendMessage on SQS")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","DestinationConfig":{"OnFailure":{"Destination":"arn:aws:s3:::none"}}}""", "InvalidParameterValueException", "The provided execution role does not have permissions to call PutObject on S3")]
    [InlineData("""{"FunctionName":"apply","EventSourceArn":"STREAM","StartingPosition":"LATEST","Queues":["q"]}""", "ValidationException", "This sandbox does not implement the request member Queues yet.")]
    public void Create_WhatCannotBe_IsRefused(string request, string code, string message)
    {
        string Fill(string text) => text.Replace("TABLE", _stream.Arn.Split("/stream/")[0], StringComparison.Ordinal)
            .Replace("STREAM", _stream.Arn, StringComparison.Ordinal);

        ServiceException error = _caller.Refused($"POST {Mappings}", Fill(request));

        Assert.Equal((code, Fill(message), 400), (error.Code, error.Message, error.StatusCode));
        Assert.Empty(_caller.Services.Mappings.All);
    }

    [Fact]
    public void Create_InTheTargetAccount_NeedsThePolicyOfTheStream()
    {
        string role = FunctionRoles.WriterRoleArn(_caller.Services.Options);
        _caller.Call("POST /2015-03-31/functions", CreateRequest(role: role), DynamoDbCaller.Target);
        _caller.Pass(1);
        Assert.StartsWith(
            "Cannot access stream", _caller.Refused($"POST {Mappings}", Request("apply"), DynamoDbCaller.Target).Message,
            StringComparison.Ordinal);

        _caller.DynamoDb.Call("PutResourcePolicy", new JsonObject
        {
            ["ResourceArn"] = _stream.Arn,
            ["Policy"] = $$$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{{role}}}"},
                 "Action":["dynamodb:DescribeStream","dynamodb:GetRecords","dynamodb:GetShardIterator"],"Resource":"{{{_stream.Arn}}}"}]}
                """,
        }.ToJsonString());
        _caller.Call($"POST {Mappings}", Request("apply"), DynamoDbCaller.Target);
        _stream.Put("a", 1);
        _caller.Pass(2);

        Assert.Equal(["arn:aws:lambda:eu-west-1:222222222222:function:apply"], _invokedArns);
        Assert.Empty(_caller.Call($"GET {Mappings}")["EventSourceMappings"]!.AsArray());
    }

    [Fact]
    public void Create_WithTheRoleThatExistsFromTheStart_Succeeds()
    {
        _caller.Call("POST /2015-03-31/functions", CreateRequest("copy", role: FunctionRoles.FunctionRoleArn(_caller.Services.Options)));
        _caller.Pass(1);

        Assert.Equal("Creating", (string)Create("copy")["State"]!);
    }

    [Fact]
    public void Update_Settings_AreShownAtOnceAndHoldASecondLater()
    {
        string id = (string)Create()["UUID"]!;
        Assert.Equal("Cannot update the event source mapping because it is in use.", RefusedChange($"PUT {Mappings}/{id}").Message);
        _caller.Pass(1);
        _caller.DynamoDb.Call("AmazonSQS.CreateQueue", """{"QueueName":"failures"}""");

        JsonNode updated = _caller.Call($"PUT {Mappings}/{id}", """
            {"BatchSize":7,"MaximumBatchingWindowInSeconds":3,"ParallelizationFactor":2,"BisectBatchOnFunctionError":true,
             "MaximumRetryAttempts":5,"MaximumRecordAgeInSeconds":3600,"FunctionResponseTypes":["ReportBatchItemFailures"],
             "DestinationConfig":{"OnFailure":{"Destination":"arn:aws:sqs:eu-west-1:111111111111:failures"}},
             "FilterCriteria":{"Filters":[{"Pattern":"{\"eventName\":[\"INSERT\"]}"}]},"MetricsConfig":{"Metrics":["EventCount"]},
             "TumblingWindowInSeconds":0,"Enabled":false}
            """);

        Assert.Equal("Disabling", (string)updated["State"]!);
        Assert.Equal(
            "7 true 3 3600 5 2 [\"ReportBatchItemFailures\"] {\"Metrics\":[\"EventCount\"]} "
            + "{\"OnFailure\":{\"Destination\":\"arn:aws:sqs:eu-west-1:111111111111:failures\"}} {\"Filters\":[{\"Pattern\":\"{\\u0022eventName\\u0022:[\\u0022INSERT\\u0022]}\"}]}",
            string.Join(' ', new[]
            {
                "BatchSize", "BisectBatchOnFunctionError", "MaximumBatchingWindowInSeconds", "MaximumRecordAgeInSeconds",
                "MaximumRetryAttempts", "ParallelizationFactor", "FunctionResponseTypes", "MetricsConfig", "DestinationConfig", "FilterCriteria",
            }.Select(member => updated[member]!.ToJsonString())));
        ServiceException busy = RefusedChange($"DELETE {Mappings}/{id}");
        Assert.Equal(
            ("ResourceInUseException", 400, "Cannot delete the event source mapping because it is in use."),
            (busy.Code, busy.StatusCode, busy.Message));
        _caller.Pass(1);
        Assert.Equal("Disabled", (string)Get(id)["State"]!);
        JsonNode again = _caller.Call($"PUT {Mappings}/{id}", """{"Enabled":true,"FilterCriteria":{},"DestinationConfig":{"OnFailure":{"Destination":""}},"FunctionResponseTypes":[]}""");
        Assert.Equal("Enabling", (string)again["State"]!);
        Assert.Equal(7, (int)again["BatchSize"]!);
        Assert.Null(again["FilterCriteria"]);
        Assert.Equal("{\"OnFailure\":{}}", again["DestinationConfig"]!.ToJsonString());
        Assert.Empty(again["FunctionResponseTypes"]!.AsArray());
        _caller.Pass(1);
        Assert.Equal("Updating", (string)_caller.Call($"PUT {Mappings}/{id}", """{"BatchSize":8}""")["State"]!);
    }

    [Fact]
    public void Update_ToAFunctionWithoutRights_IsRefused()
    {
        string id = (string)Create()["UUID"]!;
        _caller.Pass(1);

        Assert.StartsWith("Cannot access stream", RefusedChange($"PUT {Mappings}/{id}", """{"FunctionName":"powerless"}""").Message, StringComparison.Ordinal);
        Assert.Equal("Function does not exist", RefusedChange($"PUT {Mappings}/{id}", """{"FunctionName":"none"}""").Message);
    }

    [Fact]
    public void Delete_IsDeletingAndThenNotThere()
    {
        string id = (string)Create()["UUID"]!;
        _caller.Pass(1);
        Assert.Equal("Deleting", (string)_caller.Call($"DELETE {Mappings}/{id}")["State"]!);
        Assert.Equal("Deleting", (string)Get(id)["State"]!);
        _caller.Pass(1);

        ServiceException error = RefusedChange($"GET {Mappings}/{id}");

        Assert.Equal(("ResourceNotFoundException", 404, "The resource you requested does not exist."), (error.Code, error.StatusCode, error.Message));
    }

    [Fact]
    public void Create_WhenChangesTakeMinutes_IsCreatingForAsLong()
    {
        _caller.Services.WorstForms = new WorstForms { MappingChangeDelay = TimeSpan.FromMinutes(2) };
        string id = (string)Create()["UUID"]!;
        _caller.Pass(120);
        Assert.Equal("Creating", (string)Get(id)["State"]!);
        _caller.Pass(1);
        Assert.Equal("Enabled", (string)Get(id)["State"]!);
    }

    [Fact]
    public void List_ByStreamAndFunction_PageByPage()
    {
        foreach (int version in Enumerable.Range(1, 3))
        {
            _caller.Call("PUT /2015-03-31/functions/apply/configuration", $$"""{"Timeout":{{10 + version}}}""");
            _caller.Pass(1);
            _caller.Call("POST /2015-03-31/functions/apply/versions");
            Create($"apply:{version}");
        }

        Create();
        var found = new List<string>();
        string? marker = null;
        do
        {
            JsonNode page = _caller.Call($"GET {Mappings}?MaxItems=2&EventSourceArn={Uri.EscapeDataString(_stream.Arn)}{(marker is null ? "" : $"&Marker={Uri.EscapeDataString(marker)}")}");
            found.AddRange(page["EventSourceMappings"]!.AsArray().Select(mapping => (string)mapping!["FunctionArn"]!));
            marker = (string?)page["NextMarker"];
        }
        while (marker is not null);

        Assert.Equal([FunctionArn, $"{FunctionArn}:1", $"{FunctionArn}:2", $"{FunctionArn}:3"], found.Order(StringComparer.Ordinal));
        Assert.Equal([$"{FunctionArn}:2"], Listed("FunctionName=apply%3A2"));
        Assert.Equal([FunctionArn], Listed("FunctionName=apply"));
        Assert.Empty(Listed("FunctionName=none"));
        Assert.Empty(Listed("EventSourceArn=arn"));
        Assert.Empty(_caller.Call($"GET {Mappings}", account: DynamoDbCaller.Target)["EventSourceMappings"]!.AsArray());
    }

    private JsonNode Create(string function = "apply") => _caller.Call($"POST {Mappings}", Request(function));

    private ServiceException Refused() => _caller.Refused($"POST {Mappings}", Request("apply"));

    private ServiceException RefusedChange(string request, string json = "") => _caller.Refused(request, json);

    private JsonNode Get(string id) => _caller.Call($"GET {Mappings}/{id}");

    private string[] Listed(string query)
    {
        return [.. _caller.Call($"GET {Mappings}?{query}")["EventSourceMappings"]!.AsArray().Select(mapping => (string)mapping!["FunctionArn"]!)];
    }

    private string Request(string function)
    {
        return $$"""{"FunctionName":"{{function}}","EventSourceArn":"{{_stream.Arn}}","StartingPosition":"TRIM_HORIZON"}""";
    }
}
