using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws;
using DdbCrossAccount.Core.Aws.Http;
using DdbCrossAccount.Core.Aws.Lambda;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Tests.Aws.DynamoDb;
using DdbCrossAccount.Core.Tests.Aws.Http;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Aws.Lambda;

public sealed class AmazonLambdaClientTests
{
    private const string Arn = "arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc";

    private const string Uuid = "14e0db71-5d35-4eb5-b481-8945cf9d10c2";

    private const string Configuration =
        """{"FunctionName":"ddb-cdc","FunctionArn":"arn:aws:lambda:eu-west-1:111111111111:function:ddb-cdc","Runtime":"dotnet10","Role":"arn:aws:iam::111111111111:role/F","Handler":"H","CodeSize":12,"Description":"","Timeout":60,"MemorySize":512,"LastModified":"2026-11-20T10:11:12.000+0000","CodeSha256":"abc=","Version":"$LATEST","VpcConfig":null,"Environment":{"Variables":{"A":"1"}},"KMSKeyArn":null,"TracingConfig":{"Mode":"PassThrough"},"MasterArn":null,"RevisionId":"r-1","State":"Pending","StateReason":"The function is being created.","StateReasonCode":"Creating","LastUpdateStatus":"InProgress","PackageType":"Zip","Architectures":["arm64"],"EphemeralStorage":{"Size":512},"SnapStart":{"ApplyOn":"None","OptimizationStatus":"Off"}}""";

    private const string Mapping =
        $$$"""{"UUID":"{{{Uuid}}}","StartingPosition":"TRIM_HORIZON","StartingPositionTimestamp":null,"BatchSize":100,"MaximumBatchingWindowInSeconds":0,"ParallelizationFactor":1,"EventSourceArn":"S","FunctionArn":"{{{Arn}}}:7","LastModified":1.763698293731E9,"LastProcessingResult":"No records processed","State":"Creating","StateTransitionReason":"User action","DestinationConfig":{"OnFailure":{"Destination":"Q"}},"FilterCriteria":{"Filters":[{"Pattern":"{}"}]},"Topics":null,"Queues":null,"MaximumRecordAgeInSeconds":-1,"BisectBatchOnFunctionError":false,"MaximumRetryAttempts":-1,"TumblingWindowInSeconds":0,"FunctionResponseTypes":["ReportBatchItemFailures"],"EventSourceMappingArn":"M"}""";

    [Fact]
    public async Task CreateFunctionAsync_AllMembers_AreSentAndRead()
    {
        await using var server = new ScriptedServer(
            Answer.Json(Configuration, 201, "Date: Fri, 20 Nov 2026 20:15:30 GMT\r\n"));
        using AmazonLambdaClient client = Client(server);

        CreateFunctionResponse response = await client.CreateFunctionAsync(new CreateFunctionRequest
        {
            FunctionName = "ddb-cdc",
            Runtime = Runtime.Dotnet10,
            Role = "arn:aws:iam::111111111111:role/F",
            Handler = "H",
            Code = new FunctionCode { ZipFile = new MemoryStream([1, 2, 3]) },
            Description = "D",
            Timeout = 60,
            MemorySize = 512,
            Publish = false,
            Environment = new() { Variables = new() { ["A"] = "1" } },
            Tags = new() { ["k"] = "v" },
            Architectures = ["arm64"],
        });

        Assert.Equal(("ddb-cdc", Arn, "$LATEST"), (response.FunctionName, response.FunctionArn, response.Version));
        Assert.Equal((Runtime.Dotnet10, State.Pending, LastUpdateStatus.InProgress),
            (response.Runtime, response.State, response.LastUpdateStatus));
        Assert.Equal((60, 512, 12L), (response.Timeout, response.MemorySize, response.CodeSize));
        Assert.Equal(("Creating", "The function is being created."), (response.StateReasonCode, response.StateReason));
        Assert.Equal(("2026-11-20T10:11:12.000+0000", "abc=", "r-1"),
            (response.LastModified, response.CodeSha256, response.RevisionId));
        Assert.Equal("1", response.Environment!.Variables!["A"]);
        Assert.Equal(["arm64"], response.Architectures!);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 20, 15, 30, TimeSpan.Zero), response.GetServiceTime());
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST /2015-03-31/functions", request.Line);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/lambda/aws4_request", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            """{"FunctionName":"ddb-cdc","Runtime":"dotnet10","Role":"arn:aws:iam::111111111111:role/F","Handler":"H","Code":{"ZipFile":"AQID"},"Description":"D","Timeout":60,"MemorySize":512,"Publish":false,"Environment":{"Variables":{"A":"1"}},"Tags":{"k":"v"},"Architectures":["arm64"]}""",
            request.Text);
    }

    [Fact]
    public async Task GetFunctionAsync_Arn_IsEncodedInThePathAndAllIsRead()
    {
        await using var server = new ScriptedServer(Answer.Json(
            $$$"""{"Configuration":{{{Configuration}}},"Code":{"RepositoryType":"S3","Location":"https://there"},"Tags":{"k":"v"},"Concurrency":{"ReservedConcurrentExecutions":0}}"""));
        using AmazonLambdaClient client = Client(server);

        GetFunctionResponse response = await client.GetFunctionAsync(new() { FunctionName = Arn, Qualifier = "7" });

        Assert.Equal("ddb-cdc", response.Configuration!.FunctionName);
        Assert.Equal(("https://there", "v", 0),
            (response.Code!.Location, response.Tags!["k"], response.Concurrency!.ReservedConcurrentExecutions));
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal(
            "GET /2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111111111111%3Afunction%3Addb-cdc?Qualifier=7",
            request.Line);
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task GetFunctionConfigurationAsync_EnvironmentThatCannotBeRead_TellsWhy()
    {
        await using var server = new ScriptedServer(Answer.Json(
            """{"FunctionName":"f","State":"Failed","Environment":{"Error":{"ErrorCode":"AccessDeniedException","Message":"no key"}},"LastUpdateStatus":"Successful"}"""));
        using AmazonLambdaClient client = Client(server);

        GetFunctionConfigurationResponse response =
            await client.GetFunctionConfigurationAsync(new() { FunctionName = "f" });

        Assert.Null(response.Environment!.Variables);
        Assert.Equal(("AccessDeniedException", "no key"),
            (response.Environment.Error!.ErrorCode, response.Environment.Error.Message));
        Assert.Equal(State.Failed, response.State);
        Assert.Equal("GET /2015-03-31/functions/f/configuration", Assert.Single(server.Requests).Line);
    }

    [Fact]
    public async Task UpdateFunctionAsync_CodeAndSettings_AreSent()
    {
        await using var server = new ScriptedServer(Answer.Json(Configuration), Answer.Json(Configuration), Answer.Json(Configuration, 201));
        using AmazonLambdaClient client = Client(server);

        await client.UpdateFunctionCodeAsync(
            new() { FunctionName = "f", ZipFile = new MemoryStream([9]), Architectures = ["x86_64"], DryRun = true, RevisionId = "r" });
        await client.UpdateFunctionConfigurationAsync(
            new() { FunctionName = "f", Timeout = 900, Environment = new() { Variables = [] }, Runtime = Runtime.ProvidedAl2023 });
        PublishVersionResponse version = await client.PublishVersionAsync(new() { FunctionName = "f", CodeSha256 = "abc=" });

        Assert.Equal("r-1", version.RevisionId);
        Assert.Equal(
            [
                "PUT /2015-03-31/functions/f/code", "PUT /2015-03-31/functions/f/configuration",
                "POST /2015-03-31/functions/f/versions",
            ],
            server.Requests.Select(request => request.Line));
        Assert.Equal(
            [
                """{"ZipFile":"CQ==","Architectures":["x86_64"],"DryRun":true,"RevisionId":"r"}""",
                """{"Timeout":900,"Environment":{"Variables":{}},"Runtime":"provided.al2023"}""",
                """{"CodeSha256":"abc="}""",
            ],
            server.Requests.Select(request => request.Text));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task DeleteFunctionAsync_EitherStatus_IsASuccess(int status)
    {
        await using var server = new ScriptedServer(Answer.Empty(status));
        using AmazonLambdaClient client = Client(server);

        DeleteFunctionResponse response = await client.DeleteFunctionAsync(new() { FunctionName = "f", Qualifier = "3" });

        Assert.Equal((status, "REQUEST1"), ((int)response.HttpStatusCode, response.ResponseMetadata.RequestId));
        Assert.Equal("DELETE /2015-03-31/functions/f?Qualifier=3", Assert.Single(server.Requests).Line);
    }

    [Fact]
    public async Task ListVersionsByFunctionAsync_Page_IsRead()
    {
        await using var server = new ScriptedServer(
            Answer.Json($$"""{"NextMarker":"m2","Versions":[{{Configuration}},{"Version":"1"}]}"""));
        using AmazonLambdaClient client = Client(server);

        ListVersionsByFunctionResponse response = await client.ListVersionsByFunctionAsync(
            new() { FunctionName = "f", Marker = "m/1=", MaxItems = 50 });

        Assert.Equal("m2", response.NextMarker);
        Assert.Equal(["$LATEST", "1"], response.Versions!.Select(version => version.Version));
        Assert.Equal("GET /2015-03-31/functions/f/versions?Marker=m%2F1%3D&MaxItems=50", Assert.Single(server.Requests).Line);
    }

    [Fact]
    public async Task InvokeAsync_FunctionThatFails_TellsHowAndWhat()
    {
        await using var server = new ScriptedServer(Answer.Json(
            "not json at all",
            extraHeaders: "X-Amz-Function-Error: Unhandled\r\nX-Amz-Log-Result: bG9n\r\nX-Amz-Executed-Version: 7\r\n"));
        using AmazonLambdaClient client = Client(server);

        InvokeResponse response = await client.InvokeAsync(new()
        {
            FunctionName = "f",
            Qualifier = "7",
            InvocationType = InvocationType.RequestResponse,
            LogType = LogType.Tail,
            PayloadStream = new MemoryStream("""{"a":1}"""u8.ToArray()),
        });

        Assert.Equal((200, "Unhandled", "bG9n", "7"),
            (response.StatusCode, response.FunctionError, response.LogResult, response.ExecutedVersion));
        Assert.Equal("not json at all", Encoding.UTF8.GetString(response.Payload!.ToArray()));
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal(("POST /2015-03-31/functions/f/invocations?Qualifier=7", """{"a":1}"""), (request.Line, request.Text));
        Assert.Equal(("RequestResponse", "Tail"), (request.Headers["X-Amz-Invocation-Type"], request.Headers["X-Amz-Log-Type"]));
    }

    [Fact]
    public async Task InvokeAsync_DryRun_IsASuccessWithoutPayload()
    {
        await using var server = new ScriptedServer(Answer.Empty(204));
        using AmazonLambdaClient client = Client(server);

        InvokeResponse response = await client.InvokeAsync(new() { FunctionName = "f", InvocationType = InvocationType.DryRun });

        Assert.Equal((204, null, 0L), (response.StatusCode, response.FunctionError, response.Payload!.Length));
    }

    [Fact]
    public async Task ConcurrencyAndTags_Calls_GoToTheirOwnPaths()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"ReservedConcurrentExecutions":0}"""), Answer.Json("{}"), Answer.Empty(204),
            Answer.Json("""{"Tags":{"a":"b"}}"""), Answer.Empty(204));
        using AmazonLambdaClient client = Client(server);

        Assert.Equal(0, (await client.PutFunctionConcurrencyAsync(
            new() { FunctionName = "f", ReservedConcurrentExecutions = 0 })).ReservedConcurrentExecutions);
        Assert.Null((await client.GetFunctionConcurrencyAsync(new() { FunctionName = "f" })).ReservedConcurrentExecutions);
        await client.DeleteFunctionConcurrencyAsync(new() { FunctionName = "f" });
        Assert.Equal("b", (await client.ListTagsAsync(new() { Resource = Arn })).Tags!["a"]);
        await client.TagResourceAsync(new() { Resource = Arn, Tags = new() { ["a"] = "c" } });

        const string EncodedArn = "arn%3Aaws%3Alambda%3Aeu-west-1%3A111111111111%3Afunction%3Addb-cdc";
        Assert.Equal(
            [
                "PUT /2017-10-31/functions/f/concurrency", "GET /2019-09-30/functions/f/concurrency",
                "DELETE /2017-10-31/functions/f/concurrency", "GET /2017-03-31/tags/" + EncodedArn,
                "POST /2017-03-31/tags/" + EncodedArn,
            ],
            server.Requests.Select(request => request.Line));
        Assert.Equal("""{"ReservedConcurrentExecutions":0}""", server.Requests[0].Text);
        Assert.Equal("""{"Tags":{"a":"c"}}""", server.Requests[4].Text);
    }

    [Fact]
    public async Task CreateEventSourceMappingAsync_AllMembers_AreSentAndRead()
    {
        await using var server = new ScriptedServer(Answer.Json(Mapping, 202));
        using AmazonLambdaClient client = Client(server);

        CreateEventSourceMappingResponse response = await client.CreateEventSourceMappingAsync(new()
        {
            EventSourceArn = "S",
            FunctionName = Arn + ":7",
            StartingPosition = EventSourcePosition.TRIM_HORIZON,
            Enabled = false,
            BatchSize = 100,
            FilterCriteria = new() { Filters = [new() { Pattern = "{\"a\":[1]}" }] },
            MaximumBatchingWindowInSeconds = 1,
            ParallelizationFactor = 1,
            DestinationConfig = new() { OnFailure = new() { Destination = "Q" } },
            MaximumRecordAgeInSeconds = -1,
            BisectBatchOnFunctionError = false,
            MaximumRetryAttempts = -1,
            TumblingWindowInSeconds = 0,
            FunctionResponseTypes = ["ReportBatchItemFailures"],
        });

        Assert.Equal((Uuid, "Creating", "User action"), (response.UUID, response.State, response.StateTransitionReason));
        Assert.Equal((-1, -1, false), (response.MaximumRecordAgeInSeconds, response.MaximumRetryAttempts, response.BisectBatchOnFunctionError));
        Assert.Equal(("Q", "{}"), (response.DestinationConfig!.OnFailure!.Destination, response.FilterCriteria!.Filters![0].Pattern));
        Assert.Equal(new DateTime(2025, 11, 21, 4, 11, 33, 731, DateTimeKind.Utc), response.LastModified!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(DateTimeKind.Utc, response.LastModified.Value.Kind);
        Assert.Equal(["ReportBatchItemFailures"], response.FunctionResponseTypes!);
        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST /2015-03-31/event-source-mappings", request.Line);
        Assert.Equal(
            $$$"""{"EventSourceArn":"S","FunctionName":"{{{Arn}}}:7","StartingPosition":"TRIM_HORIZON","Enabled":false,"BatchSize":100,"FilterCriteria":{"Filters":[{"Pattern":"{\u0022a\u0022:[1]}"}]},"MaximumBatchingWindowInSeconds":1,"ParallelizationFactor":1,"DestinationConfig":{"OnFailure":{"Destination":"Q"}},"MaximumRecordAgeInSeconds":-1,"BisectBatchOnFunctionError":false,"MaximumRetryAttempts":-1,"TumblingWindowInSeconds":0,"FunctionResponseTypes":["ReportBatchItemFailures"]}""",
            request.Text);
    }

    [Fact]
    public async Task UpdateEventSourceMappingAsync_EmptyDestinationAndFilters_RemoveThem()
    {
        await using var server = new ScriptedServer(Answer.Json(Mapping, 202));
        using AmazonLambdaClient client = Client(server);

        await client.UpdateEventSourceMappingAsync(new()
        {
            UUID = Uuid,
            FilterCriteria = new(),
            DestinationConfig = new() { OnFailure = new() { Destination = "" } },
        });

        ScriptedRequest request = Assert.Single(server.Requests);
        Assert.Equal("PUT /2015-03-31/event-source-mappings/" + Uuid, request.Line);
        Assert.Equal("""{"FilterCriteria":{},"DestinationConfig":{"OnFailure":{"Destination":""}}}""", request.Text);
    }

    [Fact]
    public async Task EventSourceMappings_GetDeleteAndList_AreSentAndRead()
    {
        await using var server = new ScriptedServer(
            Answer.Json(Mapping), Answer.Json(Mapping.Replace("Creating", "Deleting", StringComparison.Ordinal), 202),
            Answer.Json($$"""{"EventSourceMappings":[{{Mapping}}],"NextMarker":"n"}"""));
        using AmazonLambdaClient client = Client(server);

        Assert.Equal(100, (await client.GetEventSourceMappingAsync(new() { UUID = Uuid })).BatchSize);
        Assert.Equal("Deleting", (await client.DeleteEventSourceMappingAsync(new() { UUID = Uuid })).State);
        ListEventSourceMappingsResponse page = await client.ListEventSourceMappingsAsync(
            new() { EventSourceArn = "arn:s/1", FunctionName = "f", Marker = "m", MaxItems = 100 });

        Assert.Equal((Uuid, "n"), (Assert.Single(page.EventSourceMappings!).UUID, page.NextMarker));
        Assert.Equal(
            [
                "GET /2015-03-31/event-source-mappings/" + Uuid, "DELETE /2015-03-31/event-source-mappings/" + Uuid,
                "GET /2015-03-31/event-source-mappings?EventSourceArn=arn%3As%2F1&FunctionName=f&Marker=m&MaxItems=100",
            ],
            server.Requests.Select(request => request.Line));
    }

    [Theory]
    [InlineData("ResourceNotFoundException", 404, "Message", typeof(ResourceNotFoundException))]
    [InlineData("ResourceConflictException", 409, "message", typeof(ResourceConflictException))]
    [InlineData("ResourceInUseException", 400, "Message", typeof(ResourceInUseException))]
    [InlineData("InvalidParameterValueException", 400, "message", typeof(InvalidParameterValueException))]
    [InlineData("PreconditionFailedException", 412, "message", typeof(PreconditionFailedException))]
    [InlineData("CodeStorageExceededException", 400, "message", typeof(CodeStorageExceededException))]
    [InlineData("InvalidRequestContentException", 400, "message", typeof(InvalidRequestContentException))]
    [InlineData("RequestTooLargeException", 413, "message", typeof(RequestTooLargeException))]
    [InlineData("ResourceNotReadyException", 409, "message", typeof(ResourceNotReadyException))]
    [InlineData("ValidationException", 400, "message", typeof(AmazonLambdaException))]
    [InlineData("SomethingNewException", 400, "Message", typeof(AmazonLambdaException))]
    public async Task GetFunctionAsync_Refused_FailsAtOnceWithItsType(string code, int status, string member, Type type)
    {
        await using var server = new ScriptedServer(Answer.Json(
            $$"""{"Type":"User","{{member}}":"Told by the test."}""", status,
            $"x-amzn-ErrorType: {code}:http://internal.amazon.com/coral/com.amazonaws.lambda/\r\n"));
        using AmazonLambdaClient client = Client(server);

        var fault = await Assert.ThrowsAnyAsync<AmazonLambdaException>(() => client.GetFunctionAsync(new() { FunctionName = "f" }));

        Assert.IsType(type, fault);
        Assert.Equal((code, "Told by the test.", "REQUEST1"), (fault.ErrorCode, fault.Message, fault.RequestId));
        Assert.Equal((status, ErrorType.Sender), ((int)fault.StatusCode, fault.ErrorType));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task GetFunctionAsync_CodeInTheBodyOnly_IsFound()
    {
        await using var server = new ScriptedServer(
            Answer.Json("""{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"not you"}""", 403));
        using AmazonLambdaClient client = Client(server);

        var fault = await Assert.ThrowsAsync<AmazonLambdaException>(() => client.GetFunctionAsync(new() { FunctionName = "f" }));

        Assert.Equal(("AccessDeniedException", "not you"), (fault.ErrorCode, fault.Message));
    }

    [Fact]
    public async Task GetFunctionAsync_PageOfAProxy_HasNoCode()
    {
        await using var server = new ScriptedServer(Answer.Json("<html>no</html>", 407));
        using AmazonLambdaClient client = Client(server);

        var fault = await Assert.ThrowsAsync<AmazonLambdaException>(() => client.GetFunctionAsync(new() { FunctionName = "f" }));

        Assert.Null(fault.ErrorCode);
        Assert.Equal("The service answered with status 407 and no code.", fault.Message);
    }

    [Fact]
    public async Task InvokeAsync_ThrottledAlways_IsRepeatedThenTellsReasonAndWait()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Json(
            """{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}""", 429,
            "x-amzn-ErrorType: TooManyRequestsException\r\nRetry-After: 0\r\n")));
        using AmazonLambdaClient client = Client(server);

        var fault = await Assert.ThrowsAsync<TooManyRequestsException>(() => client.InvokeAsync(
            new() { FunctionName = "f", PayloadStream = new MemoryStream("{}"u8.ToArray()) }));

        Assert.Equal((ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded, "0"), (fault.Reason, fault.RetryAfterSeconds));
        Assert.Equal(["{}", "{}"], server.Requests.Select(request => request.Text));
    }

    [Fact]
    public async Task PublishVersionAsync_ServiceFaultAlways_IsRepeatedThenFails()
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Json(
            """{"Type":"Service","Message":"broken"}""", 500, "x-amzn-ErrorType: ServiceException\r\n")));
        using AmazonLambdaClient client = Client(server);

        var fault = await Assert.ThrowsAsync<ServiceException>(() => client.PublishVersionAsync(new() { FunctionName = "f" }));

        Assert.Equal((ErrorType.Receiver, 2), (fault.ErrorType, server.Requests.Count));
        Assert.Equal(["{}", "{}"], server.Requests.Select(request => request.Text));
    }

    [Theory]
    [InlineData("{\"Versions\":[")]
    [InlineData("{\"Versions\":{}}")]
    public async Task ListVersionsByFunctionAsync_SuccessThatIsNotWhole_Fails(string body)
    {
        await using var server = new ScriptedServer(ScriptedServer.Repeat(2, Answer.Json(body)));
        using AmazonLambdaClient client = Client(server);

        await Assert.ThrowsAsync<IncompleteAnswerException>(() =>
            client.ListVersionsByFunctionAsync(new() { FunctionName = "f" }));
    }

    [Fact]
    public async Task GetFunctionAsync_WithoutName_NeverBecomesACallOfTheList()
    {
        await using var server = new ScriptedServer();
        using AmazonLambdaClient client = Client(server);

        await Assert.ThrowsAsync<AmazonClientException>(() => client.GetFunctionAsync(new()));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("eu-west-1", false, false, "https://lambda.eu-west-1.amazonaws.com/")]
    [InlineData("cn-north-1", false, false, "https://lambda.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", false, true, "https://lambda-fips.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", false, false, "https://lambda.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-east-1", true, true, "https://lambda-fips.us-east-1.api.aws/")]
    [InlineData("cn-north-1", true, false, "https://lambda.cn-north-1.api.amazonwebservices.com.cn/")]
    public void DetermineServiceOperationEndpoint_Region_IsTheServicesHost(string region, bool dualStack, bool fips, string url)
    {
        var config = new AmazonLambdaConfig
        {
            RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region),
            UseDualstackEndpoint = dualStack,
            UseFIPSEndpoint = fips,
        };

        string host = config.DetermineServiceOperationEndpoint(new(new ListTagsRequest())).URL;

        Assert.Equal(url, new Uri(host).ToString());
    }

    // One repeat: the SDK's own wait before it is at most a second.
    private static AmazonLambdaClient Client(ScriptedServer server) => new(
        RawClients.Credentials,
        new AmazonLambdaConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = "eu-west-1",
            MaxErrorRetry = 1,
            HttpClientFactory = new SessionHttpClientFactory(network: null, awaitsBodies: true),
        });
}
