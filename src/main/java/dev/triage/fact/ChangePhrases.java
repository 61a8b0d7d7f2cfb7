package dev.triage.fact;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The phrases that tell a change, by kind, in the order in which they are tried. They are in the past or name a finished
 * act: advice such as "check recent deploys" or "consider a rollback" is no change.
 */
final class ChangePhrases {

    /** "the checkout service was deployed", "deployed Fluentd". */
    static final Pattern NAMED_SUBJECT = Pattern.compile(
            "(?:([A-Za-z][\\w.-]{2,40}) (?:service |app |application )?(?:v?\\d[\\w.]*+ )?(?:was |were |has been |got |is )?(?:deployed|shipped|released|upgraded|updated|rolled|migrated|scaled|rotated|went)"
                    + "|(?:deployed|shipped|released|upgraded|scaled|migrated|rotated|enabled|disabled) (?:the )?([A-Za-z][\\w.-]{2,40}))");

    private static final Set<String> COMMON_COMPOUNDS = Set.of("roll-out", "rolled-back", "roll-back", "on-call",
            "re-deploy",
            "re-deployed", "scale-up", "scale-down", "real-time", "read-only", "follow-up", "post-deploy", "pre-deploy",
            "feature-flag", "max_connections", "hot-fix", "up-to-date", "long-running", "back-end", "front-end",
            "so-far");

    private static final Pattern NONE = Pattern.compile(
            """
            (?i)\\b(?:no|zero|without(?: any)?) (?:other |recent |new |known |code |further )*(?:[\\w/&-]{1,30} ){0,3}(?:changes?|deploy(?:s|ments?)?|releases?|rollouts?|migrations?|config(?:uration)? changes?)\\b(?! (?:window|freeze|needed|required|detected in))\
            |\\bnothing (?:was |has been |got )?(?:changed|deployed|shipped|released)\\b|\\bnot (?:been )?(?:deployed|changed|released) (?:since|in|for)\\b\
            |\\bcould not find changes\\b|(?:无|没有|未做|未进行|未有)(?:任何|其他|新的)?[^，。；]{0,12}(?:变更|发布|上线|部署|改动)|未(?:发布|上线|部署|变更)""");

    private static final String PAST = "(?:was |were |been |got |is |being )?";

    private record Phrase(ChangeKind kind, Pattern pattern) {}

    private static final List<Phrase> PHRASES = List.of(
            phrase(ChangeKind.ROLLBACK,
                    "\\brolled (?:it |this |that |them )?back\\b|\\b(?:roll|rolling)[- ]?back (?:to v?\\d|of [\\w.-]+ (?:to|completed|done|started|finished)|completed|started|finished|initiated|done|complete)|\\breverted\\b|\\breverting\\b|\\bkubectl rollout undo\\b|\\bhelm rollback\\b|(?:已|完成|执行了?|进行)回滚|回滚(?:到|至|了|完成)"),
            phrase(ChangeKind.FLAG,
                    "\\b(?:feature[- ])?(?:flags?|toggles?|experiment|kill[- ]?switch)\\b[^.;]{0,60}\\b(?:enabled|disabled|turned (?:on|off)|toggled|flipped|switched|ramped|rolled out|set to|changed|added|updated|on for)\\b|\\b(?:enabled|disabled|turned (?:on|off)|toggled|flipped|switched (?:on|off)|ramped(?: up)?)\\b[^.;]{0,60}\\b(?:feature[- ]?flags?|flags?|toggle|experiment|kill[- ]?switch)\\b|(?:开启|关闭|打开|启用)了?[^，。；]{0,16}(?:开关|特性|灰度)|灰度(?:发布|放量)"),
            phrase(ChangeKind.JOB,
                    "\\b(?:added?|adds|new|introduced|introduces|started|enabled|scheduled|launched|created|kicked off|ships?|began)\\b[^.;]{0,60}\\b(?:batch(?: jobs?)?|cron ?jobs?|cron|scheduled (?:job|task|report)|nightly|backfill|etl|jobs?)\\b(?! fail)|\\b(?:batch|cron|backfill|etl|nightly|scheduled|export|reporting|settlement|sync|cleanup|import)[\\w -]{0,30} (?:jobs? |run |task )?(?:added|started|kicked off|launched|enabled|scheduled|began|was added)\\b|\\bcron: ?[*\\d]|(?:新增|增加|添加|上线|启动)了?[^，。；]{0,16}(?:定时任务|批处理|任务|作业|跑批)"),
            phrase(ChangeKind.MIGRATION,
                    "\\b(?:ran|run|applied|started|executed|finished|completed|deployed|added|shipped|launched|begin|began|triggered)\\b[^.;]{0,40}\\b(?:schema |database |db |data |online )?migrations?\\b|\\bmigrations? [^.;]{0,50}(?:ran|running|applied|started|executed|finished|completed|deployed|in progress|failed|was run|kicked off)\\b|\\bmigrated (?:to|from|the|[\\w-]+ (?:to|from))\\b|\\bschema changes? (?:was |were )?(?:applied|deployed|shipped|made|ran)\\b|\\bmigrating (?:database|schema)\\b|\\bSuccessfully applied \\d+ migrations?\\b|(?:执行|运行|完成)了?[^，。；]{0,12}(?:迁移|表结构变更|DDL)"),
            phrase(ChangeKind.SCALE,
                    "\\bscaled (?:up|down|out|in|from|to|the|[\\w-]+ (?:from|to|up|down|out|in)|replica)|\\bscal(?:ed|ing) (?:up |down )?replica ?sets?\\b|\\b(?:auto-?scaled|auto-?scaler (?:added|removed|scaled)|kubectl scale)\\b|\\breplicas? (?:were |was )?(?:increased|reduced|raised|changed|set|dropped)\\b|\\breplicas?:? \\d+ ?(?:->|→|to) ?\\d|\\bSuccessfulRescale\\b|(?:扩容|缩容)(?:到|至|了|完成)|已(?:扩容|缩容)"),
            phrase(ChangeKind.CONFIG, "\\bconfig(?:uration|map|s)?\\b(?:[ -][\\w-]{1,30}){0,3} (?:" + PAST
                    + "(?:changed|updated|pushed|applied|deployed|rolled out|reloaded|modified|edited|merged|bumped))|\\bconfig(?:uration)? (?:change|update|push|rollout|reload)\\b(?!s? (?:in the|to check|if|history))|\\b(?:changed|updated|pushed|modified|edited|bumped|tuned|applied)\\b[^.;]{0,40}\\b(?:config(?:uration|map)?|settings?|parameters?|env(?:ironment)? vars?|timeouts?|limits?|pool size|values\\.yaml|resource limits|ttl)\\b|\\b(?:raised|lowered|increased|reduced|decreased|bumped|changed|set) (?:the )?[\\w.-]{3,40}(?: [\\w.-]{2,20}){0,3} from \\S+ to \\S+|\\bALTER (?:SYSTEM|ROLE|DATABASE)\\b[^;]{0,60}\\bSET\\b|\\bparameter group\\b[^.;]{0,30}\\b(?:changed|modified|applied|updated)|(?:修改|调整|变更|更新)了?[^，。；]{0,16}(?:配置|参数|超时|限制)|(?:配置|参数)[^，。；]{0,8}(?:变更|修改|更新|调整)"),
            phrase(ChangeKind.INFRASTRUCTURE,
                    "\\b(?:failed over|failover (?:completed|started|finished|to|initiated|occurred)|switchover|switched over)\\b|\\b(?:node|cluster|kernel|os|postgres(?:ql)?|mysql|redis|kubernetes|k8s|eks|gke|database|db|instance|engine|control plane|ingress|istio|kafka)s?\\b[^.;]{0,30}\\b(?:upgraded|patched|resized|rebooted|replaced|drained|cordoned|restarted|reimaged|moved)\\b|\\b(?:certificates?|certs?|secrets?|credentials?|passwords?|keys?|ca) (?:was |were |been |have been |has been )?(?:rotated|renewed|replaced)\\b|\\brotated (?:the )?[\\w -]{0,30}(?:certs?|certificates?|secrets?|credentials?|passwords?|keys?)\\b|\\b(?:dns|firewall|security group|network(?: polic(?:y|ies))?|route|load balancer|lb|vpc|iam|nat)\\b[^.;]{0,30}\\b(?:changed|updated|modified|added|removed|switched|migrated|applied)\\b|\\b(?:maintenance|upgrade) (?:window )?(?:started|began|completed|finished)\\b|\\bkubectl (?:drain|cordon)\\b|主备切换|(?:集群|数据库|节点)[^，。；]{0,8}(?:升级|切换|重启)"),
            phrase(ChangeKind.DEPLOY,
                    "\\b(?:deployed|rolled out|redeployed|went live|gone live)\\b|\\bdeploy(?:ment)?s? (?:of [\\w.@/:-]+|to prod\\w*|v?\\d[\\w.]*|completed|finished|succeeded|started|done|went out)|\\bdeploy(?:ing|s)? [\\w.-]+ (?:v?\\d|version|to )|\\b(?:shipped|released|promoted|launched|pushed|merged|published|upgraded|updated|bumped|installed)\\b[^.;]{0,60}?(?:\\bv?\\d+\\.\\d+|\\bv\\d+\\b|\\bto prod(?:uction)?\\b|\\bto (?:the )?(?:latest|new|live)\\b|\\bcanary\\b|#\\d+)|(?:\\bv\\d+(?:\\.\\w+)*|\\b\\d+\\.\\d+\\.\\d+\\S*|\\bbuild \\S+|\\brelease \\S+|#\\d+) (?:was |is |has been |got |just |now )*(?:shipped|released|promoted|launched|pushed|live|out|rolling out|merged|upgraded|installed)\\b|\\brelease (?:v?\\d[\\w.-]*|of \\S+) |\\bnew (?:version|release|build|image) (?:of |v?\\d)|\\brollout (?:of|to|started|began|completed|finished) |\\bhelm upgrade\\b|\\bkubectl (?:set image|apply|rollout restart)\\b|\\bCI/CD: .*(?:deploy|ship)|\\bimage (?:changed|updated|bumped)\\b|\\bimage:? \\S+:\\S+ ?(?:->|→|to) |(?:发布|上线|部署|升级)(?:了|到|至|完成|新版本|版本|成功)|(?:版本|服务|v\\d[\\w.]*) ?(?:已|的|刚|于)?(?:刚)?(?:发布|上线|部署|升级)"));

    private static final Pattern NOT_DONE = Pattern.compile(
            "(?i)\\b(?:should|could|can|may|might|consider|if|whether|please|need to|needs to|plan to|check|verify|todo|will|would|suggest|recommend|ensure|likely|possible|when|before|avoid|don't|do not|not yet|never|not being|requires?|must)\\b[^.;]{0,60}$");

    private ChangePhrases() {}

    private static Phrase phrase(ChangeKind kind, String pattern) {
        return new Phrase(kind, Pattern.compile("(?i)" + pattern));
    }

    /** The kind of change that a sentence tells, or null if it tells none. */
    static @Nullable ChangeKind kindOf(String sentence) {
        if (NONE.matcher(sentence).find()) {
            return ChangeKind.NONE;
        }
        for (Phrase phrase : PHRASES) {
            var matcher = phrase.pattern().matcher(sentence);
            if (matcher.find() && !NOT_DONE.matcher(sentence.substring(0, matcher.start())).find()) {
                return phrase.kind();
            }
        }
        return null;
    }

    static boolean isCommonCompound(String word) {
        return COMMON_COMPOUNDS.contains(word) || word.endsWith("-deploy") || word.startsWith("re-");
    }
}
