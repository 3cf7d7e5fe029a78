"""Chinese, Japanese, Korean, Hindi, Thai, Vietnamese and Indonesian."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

CHINESE = Talk(
    voices="""
        我 我们 您 你 你们 您的 你的 请 请您 请问 抱歉 对不起 很遗憾 遗憾 不好意思 谢谢 感谢 你好 您好 欢迎 希望 哎呀
        糟糕 麻烦
    """,
    negations="不 不能 不可 不会 没有 无 无法 无权 未 未能 不允许 不便",
    signs="""
        不是 不到 不了 没 未被 尚未 无效 不支持 不可用 不存在 不清 不清楚 不出 不足 错误 出错 故障 异常 问题 失败
        中断 终止 取消 拒绝 屏蔽 阻止 拦截 封禁 违反 违规 不符 禁止 允许 许可 授权 权限 过滤 审查 删除 移除 损坏 破损
        乱码 空白 空的 模糊 缺少 缺失 丢失 忘记 忘了 上传 下载 加载 载入 发送 发来 发 分享 提供 附上 附加 添加 收到
        接收 获取 找到 找 检测到 检测 打开 读取 解析 解码 识别 辨认 辨别 认出 分辨 确定 判断 判定 描述 说明 形容 告诉
        透露 提及 分析 处理 查看 看到 看见 看清 看 显示 生成 创建 重试 再试 再次 重新 重 尝试 试 稍后 稍候 稍等 稍
        等待 等 片刻 一下 秒 超时 过载 繁忙 忙 过期 超出 超过 用完 耗尽 支持 未知 意外 维护 回答 回复 答复 响应 帮助
        帮您 帮你 帮 完成 成功 好的 发生 出现 登录 付费 付款 支付 充值 完全 全部 全是 全 只是 仅 仅仅 似乎 好像
        看起来 看来 可能 需要 太 泄露 选择 指的是 恢复 访问 连接 理解 限制 联系 协助 什么忙 服务 上线 难以 进行 包含
        含有 含 指向 长 过长 审核 更清晰 版本 慢 久 种 宁愿 评论 纯白 纯黑 太长 全黑 全白 黑的 纯 断开 断了 已断 达到
        已达 详细 更详细 意见 看法 评价 评判 讨论 解释 免费 当然 好 没问题 漂亮 美丽 很棒 有趣 以下 如下 会话 管理员
        注册 排队 队列 翻译 明白 猜测 猜 重复 想要 需要我 告知 返回 检查 继续 妨碍 阻碍 说出 提到 点名 姓名 避免 省略
        尊重 保护 不当 不适当 不宜 敏感 刷新 更新 明确 接受 比较 合法 法律 道德 遵守 义务 开始 空 允许的 越过 超限
        涉及 想说 揣测 推断 推测 已满 满 用尽 结束 点击 按下 认为 觉得 假设 建议 例子 登陆 重新登录 同意 未经 设计
        更详细地
    """,
    subjects="""
        图片 图像 照片 相片 画面 影像 文件 附件 链接 网址 内容 信息 请求 要求 提示 输入 输出 结果 格式 类型 大小 尺寸
        分辨率 质量 清晰度 模型 语言 人工智能 智能 服务器 系统 接口 账户 账号 余额 额度 配额 积分 次数 密钥 套餐 订阅
        身份 隐私 安全 使用 细节 元素 数据 物体 文本 文字 标题 替代文本 替代 原因 任务 操作 过程 能力 视觉 内部 技术
        内存 上下文 具体 清晰 正确 有效 真实 页面 网站 社区 原图 文件格式 密码 浏览器 真人 名字 参数 值 字段 证书
        版权 品牌 商标 暴力 裸露 成人 尝试次数 风格 长度 字符 文件夹 公众 体积 年龄 磁盘 空间 存储 备选 团队 开发者
        草稿 占位符 出身 性别 情绪 所需 需求 用途 人像 目的 政策 规定 规则 准则 条款
    """,
    seen="个人 人物 人 人员 脸 面部 助手 用户 眼睛 消息 文档",
    between="""
        的 了 着 过 是 在 有 被 把 将 给 对 于 对于 关于 由 由于 因 因为 因此 所以 根据 基于 按照 为 以 以便 来 去 到
        从 和 与 及 或 或者 但 但是 而 就 都 也 还 又 再 并 并且 这 这个 这张 这幅 该 此 那 哪 哪张 哪一张 哪个 一
        一张 个 张 份 些 一些 一点 点 上 中 里 下 时 后 前 之 其中 什么 谁 怎么 如何 为什么 哪里 吗 呢 吧 啊 可以 能
        能够 会 要 想 应 应该 必须 正在 正 现在 目前 当前 暂时 已 已经 曾 很 非常 过于 更 最 多 少 得 地 像 作为 身
        用 让 做 它 其他 另 另外 同 自 出 马上 立即 即将 本 所 您所 先 首先 通过 没什么 不过 以及 能否 是否 只 能不能
        向 时间 分钟 今天 黑色 白色 黑 白 暗 小 低 差 大 高 每月 本月 月 每日 每天 小时 东西 任何 方面 数量 其 图
        网络 地址
    """,
)

JAPANESE = Talk(
    voices="""
        私 わたくし 私たち 当方 あなた お客様 ください 下さい くださいませ いただけ いただき いただく 頂け お願い
        申し訳 すみません ごめん 恐れ入り 恐縮 残念 ありがとう こんにちは ようこそ お手伝い お手数 お待ち お試し
        お知らせ お問い合わせ 致し いたし ございません ございます ございませ でしょうか ですか お送り お伝え お答え
        お応え ませんか もう一度 しばらく 少々 申し上げ ご要望 ご希望 ご確認 ご質問 ご利用 ご用件 お書きください
    """,
    negations="""
        ません できません できない できませ ない なく なかった 不可 不可能 残念ながら 控え 差し控え かね いません
        ておりません おりません ありません
    """,
    signs="""
        でき 出来 なし 無い 不能 不明 不正 無効 未対応 非対応 対応 エラー 失敗 障害 問題 不具合 異常 中断 中止 停止
        キャンセル 拒否 却下 ブロック 遮断 違反 抵触 禁止 許可 権限 許容 フィルタ フィルター 削除 除去 破損 壊れ 欠落
        空白 空 ぼやけ 不鮮明 ピンぼけ 足り 不足 忘れ アップロード ダウンロード 読み込 読み込み 読み取 読め 添付 送信
        送っ 送り 送られ 共有 提供 受信 受け取 届い 見つか 見つけ 検出 開く 開け 開き 識別 認識 特定 判別 判断 確認
        見分け 見え 見る 見て 拝見 説明 描写 記述 言え 伝え 教え 分析 解析 処理 生成 作成 表示 取得 再試行 再度 再び
        試し やり直し 後ほど 後で 待ち 瞬間 秒 タイムアウト 時間切れ 過負荷 混雑 混み合 期限切れ 超過 超え 上限
        使い切 サポート 未知 予期 メンテナンス 保守 回答 返答 応答 答え 助け 支援 完了 終了 成功 発生 起き 生じ
        ログイン 支払 課金 真っ黒 真っ白 完全 全体 すべて のみ だけ 単なる ようです らしい 思われ 必要 不足し 開示
        選択 おっしゃ 再開 復旧 接続 アクセス 理解 制限 暗すぎ 分かり わかり すぎ 過ぎ 難しい 困難 行え 応じ 続行
        満たし 利用でき いっぱい 含まれ 悪く モデレーション りすぎ かかりすぎ おっと 遅 長い 対応していません すぐに
        切断 切れ 途切れ 失わ 達し 到達 詳しい 詳しく 詳細な 意見 評価 議論 コメント 解説 無料 もちろん 承知 了解
        はい 素敵 素晴らしい 美しい 面白い 以下 次の セッション 管理者 登録 順番 翻訳 理解し 推測 繰り返 希望 望み
        返し 返され 返さ 返却 戻し 戻り 妨げ 言及 名指し 挙げ 述べ 避け 省略 尊重 保護 不適切 敏感 センシティブ 続け
        更新 復元 明確に 受け入れ 比較 法的 倫理 遵守 義務 始め 開始 空の 超えて 越え 許可され 推し量 憶測 推定 満杯
        終わり クリック 押し 考え 仮定 提案 例 有効期限 期限 こちらです 控えさせ 同意 作られ 設計 開発され 予期せず
        終了し お書き 行いま 行いません
    """,
    subjects="""
        画像 写真 ファイル 添付ファイル データ リンク 内容 コンテンツ リクエスト 要求 要望 質問 プロンプト 指示 入力
        出力 結果 形式 フォーマット 種類 サイズ 解像度 画質 品質 モデル 言語 人工知能 サービス サーバー サーバ
        システム ネットワーク アカウント 残高 クレジット 回数 キー プラン 契約 身元 プライバシー 安全 安全性 利用
        使用 詳細 要素 情報 物体 テキスト 代替 キャプション 理由 原因 タスク 操作 過程 能力 機能 視覚 内部 技術的
        メモリ 文脈 具体的 鮮明 明確 正しい 正しく 有効 実在 ページ サイト 件 用件 専用 容量 写っ 写り 映っ 実際 設定
        パスワード ブラウザ 名前 氏名 値 項目 証明書 権利 著作権 商標 ブランド 暴力 裸 成人 スタイル 長さ 文字数
        フォルダ 公人 サブスクリプション 年齢 ディスク 保存 代わり チーム 開発者 下書き 出身 性別 感情 用途 目的
        人物写真 ポリシー 規約 規則 ガイドライン 方針
    """,
    seen="人物 人 個人 顔 アシスタント ユーザー 目 メッセージ",
    between="""
        の は が を に で と も か や へ から まで より ため ので のに けど が、 この その あの どの これ それ どちら
        どこ いつ なぜ どのよう よう ように ような て し した して しています しており しておりません されて され
        されました された しました します する い いる いて います いました おり おります た だ です でした ます
        ました ある あり あります なって なり なる ば たら れば ても でも では には とは として について 関して
        関する よって により による 対して 対する 中 中に 内 上 前 後 時 際 途中 間 うち 現在 今 ただ今 ただいま まだ
        既に もう 一度 再 まもなく すぐ とても 非常に あまり あまりに 一切 何も どんな 誰 また 又は または および
        そして しかし せん ん られ れ せ さ な たい 可能 可能性 性 的 等 など 他 別 別の 新しい 何か いずれ ておらず
        ず ぬ え 致 行 行い 本 当 こちら 弊社 しまい しまいました 少し 始めます 最大 思い くだ たく お っ ま 先 く り
        もっと されていま 時間 分 今日 本日 黒い 白い 黒 白 暗い 小さ 低い 低く 悪い 大き 高い 月間 毎月 今月 月 週
        もの 物 こと 何 点 図 絵 どれ 枠 文字 版 方々 限り
    """,
)

KOREAN = Talk(
    voices="""
        저는 제가 저희- 저의 나는 귀하- 당신- 고객님- 주세요 주십시오 주시- 주실 부탁- 죄송- 미안- 유감- 안타깝-
        아쉽- 감사- 고맙- 안녕- 환영- 드릴- 드리- 드립니다 하십시오 하세요 해주세요 해주십시오 마세요 마십시오
        바랍니다 바라- 원하시- 계십- 필요하시- 건가요 인가요 나요 까요 있나요 있을까요 도와- 말씀- 아이고 하시- 하실-
        올려- 보내- 할까요 살펴보겠습니다 분석하겠습니다 보겠습니다
    """,
    negations="없- 않- 못- 아니- 불가-",
    signs="""
        아닙- 실패- 오류- 에러- 문제- 장애- 고장 이상- 중단- 중지- 취소- 거부- 거절- 차단- 위반- 위배- 금지- 허용-
        허가- 권한- 필터- 검열- 삭제- 제거- 잘못- 유효- 손상- 깨진 깨져- 깨졌- 빈 비어- 흐려- 흐릿- 흐립- 흐리-
        불분명- 불명확- 누락- 빠진 빠졌- 잊- 첨부- 업로드- 다운로드- 불러- 로드- 로딩- 전송- 공유- 제공- 받- 수신-
        찾- 발견- 감지- 탐지- 열- 읽- 인식- 식별- 확인- 판별- 판단- 구별- 구분- 알- 특정- 설명- 묘사- 기술- 분석-
        처리- 검토- 살펴- 보- 볼 표시- 생성- 만들- 가져- 다시 재시도- 시도- 나중- 잠시- 잠깐- 기다- 대기- 초
        시간초과- 초과- 과부하- 혼잡- 만료- 소진- 지원- 예기- 예상- 점검- 답변- 응답- 대답- 도움- 완료- 성공- 발생-
        생겼- 생긴 로그인- 결제- 유료- 완전- 전체- 전부- 단지 오직 같- 필요- 부족- 공개- 선택- 재개- 복구- 접속-
        접근- 연결- 이해- 제한- 너무 어렵- 어려- 곤란- 충분- 까맣- 하얗- 검은색- 흰색- 바쁘- 바쁩- 포함- 나빠서 앗
        생기- 걸립니다 걸리- 하얀 온통 느리- 느립- 링크에 끊- 잃- 도달- 자세- 상세- 의견- 평가- 논의- 언급- 무료-
        물론- 네 좋- 멋진 멋지- 아름다- 훌륭- 흥미- 다음- 세션- 관리자- 등록- 번역- 추측- 반복- 원하- 반환- 돌려-
        방해- 거론- 밝히- 밝힐 짐작- 피하- 생략- 존중- 부적절- 민감- 계속- 새로고침- 갱신- 업데이트- 명확히 전달-
        수락- 비교- 법적- 윤리- 준수- 의무- 시작- 전에 요청하신 가득 찼- 끝났- 종료- 클릭- 누르- 생각- 추정- 가정-
        제안- 예시- 가득찼- 동의- 명시적- 설계- 적어 말하- 말할 말해-
    """,
    subjects="""
        이미지- 사진- 파일- 첨부파일- 링크- 내용- 콘텐츠- 컨텐츠- 요청- 질문- 프롬프트- 입력- 출력- 결과- 형식- 포맷-
        유형- 종류- 해상도- 화질- 품질- 모델- 언어- 인공지능- 인공 AI- ai- 서비스- 서버- 시스템- 네트워크- 계정-
        잔액- 한도- 할당량- 횟수- 구독- 신원- 프라이버시- 안전- 보안- 사용- 이용- 세부- 요소- 정보- 데이터- 객체-
        텍스트- 대체- 캡션- 이유- 원인- 과정- 능력- 기능- 시각- 내부- 기술적- 메모리- 맥락- 구체적- 명확- 선명- 올바-
        실제- 페이지- 사이트- 전용- 항목- 요구- 버전- 모더레이션- 비밀번호- 브라우저- 이름- 값- 필드- 인증서- 저작권-
        상표- 브랜드- 폭력- 노출- 성인- 스타일- 길이- 글자수- 폴더- 공인- 용량- 나이- 연령- 디스크- 공간- 저장- 팀-
        개발자- 초안- 출신- 성별- 감정- 용도- 목적- 인물 정책- 지침- 약관- 규정- 가이드-
    """,
    seen="사람- 인물- 개인- 얼굴- 어시스턴트- 비서- 사용자- 눈- 메시지- 문서-",
    between="""
        이 그 이것- 그것- 여기- 거기- 지금 현재 아직 이미 곧 바로 조금 매우 아주 더 덜 수 수가 수는 때 때문- 중 중에
        중입니다 중이- 대한 대해- 관한 관해- 관련- 따라- 따른 인해- 통해- 또는 및 그리고 그러나 그래서 혹시 누구-
        어디- 언제- 왜 어떻게 무슨 한 두 전 후 후에 동안 안 속 속의 속에 내 상 등 다른 새 새로- 하- 할 해 해서 했-
        합니다 됩니다 되- 된 될 돼- 됐- 있- 입니다 이며 이라- 으로 로 에서 으로서 로서 로써 라서 정도 방법- 상태-
        직접 모든 모두 전혀 아무- 일부 혹은 또 계속 주- 위- 따르- 대로 먼저 일시- 정확- 제대로 실제로 의- 점- 이런 저
        제 오래 시간- 분 오늘- 검은- 검정- 흰- 어두- 어둡- 밝- 작- 낮- 나쁘- 큰 크- 높- 월간- 매월- 월 이번- 달 일일-
        무엇- 무언가- 어떤- 것- 물체- 그림- 글자- 키- 그에
    """,
    unlike="사진작가- 사진사- 사진기- 서버실- 기술자- 사진전-",
)

HINDI = Talk(
    voices="""
        मैं मुझे मेरा मेरी मेरे मुझसे हम हमें हमारा हमारी हमारे आप आपको आपका आपकी आपके आपने तुम कृपया क्षमा माफ़ माफ माफ़ी माफी खेद अफ़सोस
        अफसोस दुर्भाग्य- धन्यवाद शुक्रिया नमस्ते नमस्कार स्वागत हूँ हूं सकता सकती सकते चाहते चाहेंगे करें कीजिए दीजिए दें भेजें बताएं बताएँ आशा
        ओह उफ़ अरे पाया पाई करूँगा करूँगी करूंगा करूंगी
    """,
    negations="नहीं न ना मत असमर्थ- असंभव",
    signs="""
        कोई कुछ असफल विफल- नाकाम मुश्किल कठिन त्रुटि- गलत- ग़लत- समस्या- गड़बड़- खराब- ख़राब- बाधित- रुक रद्द अस्वीकार- अस्वीकृत
        इनकार इन्कार मना अवरुद्ध ब्लॉक- उल्लंघन विरुद्ध निषिद्ध प्रतिबंध- वर्जित अनुमति इजाज़त फ़िल्टर- फिल्टर- हटा- अमान्य मान्य
        क्षतिग्रस्त दूषित करप्ट अपठनीय खाली ख़ाली रिक्त धुंधल- धुँधल- अस्पष्ट स्पष्ट गायब अनुपलब्ध भूल संलग्न अपलोड डाउनलोड लोड भेज- साझा
        प्रदान दी दिया दे- प्राप्त मिल- खोज- उपलब्ध खोल- खुल- पढ़- पहचान- निर्धारित तय वर्णन विवरण बता- कह- विश्लेषण संसाधित
        प्रोसेस- प्रसंस्करण जाँच- जांच- दिख- समझ- भेद व्याख्या प्रदर्शित उत्पन्न बना- पुनः पुन: फिर दोबारा प्रयास कोशिश बाद प्रतीक्षा
        इंतज़ार इंतजार रुकें क्षण पल सेकंड धैर्य व्यस्त अतिभारित समाप्त खत्म ख़त्म सीमा- पार समर्थन समर्थित अज्ञात अप्रत्याशित रखरखाव उत्तर
        जवाब मदद सहायता पूर्ण पूरा पूरी पूरे तैयार सफल- हुई हुआ आई भुगतान लॉगिन बिल्कुल बिलकुल एकदम केवल सिर्फ सिर्फ़ लगता प्रतीत शायद
        ज़रूरत जरूरत आवश्यक- अपर्याप्त पर्याप्त चुन- उपयोग मतलब वापस सेवा आरंभ ले लायक मॉडरेशन रोक लंबा धीमा टिप्पणी पसंद टूट- कट खो
        पहुँच- पहुंच- विस्तृत विस्तार राय चर्चा निर्णय मुफ़्त मुफ्त ज़रूर जरूर ठीक अच्छा सुंदर शानदार बढ़िया दिलचस्प निम्नलिखित सत्र व्यवस्थापक
        पंजीकरण कतार अनुवाद अनुमान दोहर- लौटा- अधिक रोकते रोकती रोकता उल्लेख नाम- टाल- छोड़- सम्मान सुरक्षित अनुचित अनुपयुक्त
        संवेदनशील जारी ताज़ा अपडेट बहाल स्वीकार तुलना कानूनी नैतिक पालन बाध्य शुरू माँगा मांगा अनुरोधित भर क्लिक दबाएँ सोचता अंदाज़ा
        अंदाजा लगाना लगा सुझाव उदाहरण चाहता चाहती रहा सहमति डिज़ाइन अंत बचना बचता बचने
    """,
    subjects="""
        छवि- तस्वीर- तसवीर- फोटो- फ़ोटो- इमेज- फ़ाइल- फाइल- अटैचमेंट लिंक- सामग्री अनुरोध- प्रश्न- सवाल- प्रॉम्प्ट इनपुट आउटपुट
        परिणाम- प्रारूप- फॉर्मेट फ़ॉर्मेट प्रकार- आकार रिज़ॉल्यूशन रिज़ोल्यूशन गुणवत्ता मॉडल- भाषा- कृत्रिम बुद्धिमत्ता एआई सर्वर- सिस्टम-
        प्रणाली- नेटवर्क कनेक्शन- खाता खाते शेष राशि क्रेडिट- कोटा कुंजी सदस्यता पहचान गोपनीयता सुरक्षा जानकारी डेटा पाठ- टेक्स्ट शीर्षक
        वैकल्पिक कारण- वजह- कार्य- प्रक्रिया- क्षमता दृष्टि आंतरिक तकनीकी मेमोरी संदर्भ सटीक पृष्ठ साइट विषय बातचीत विशिष्ट संस्करण
        पासवर्ड ब्राउज़र नाम नामों मान फ़ील्ड प्रमाणपत्र अधिकार कॉपीराइट ब्रांड हिंसा नग्नता वयस्क प्रयासों शैली लंबाई अक्षर फ़ोल्डर
        सार्वजनिक उम्र आयु डिस्क जगह स्टोरेज टीम ड्राफ़्ट मूल लिंग भावना- उद्देश्य नीति- नियम- दिशानिर्देश- दिशा-निर्देश- शर्त-
    """,
    seen="व्यक्ति- लोग- चेहर- सहायक उपयोगकर्ता- आँख- संदेश- दस्तावेज़-",
    between="""
        का की के को से में पर ने है हैं था थी थे हो होता होती होना होने रही रहे जा जाता जाती जाए जाएगा जाने गए गये कर करना करने
        करता करती करते किया किए और या लेकिन परंतु मगर कि जो यह ये वह वे इस इसे इसमें इसका इसकी इसके उस उसे इन यहाँ यहां वहाँ अभी अब
        फिलहाल वर्तमान तक लिए कारण दौरान पहले तब जब यदि अगर क्योंकि इसलिए ताकि क्या कौन किस किसी किसका कहाँ कैसे क्यों कब बहुत
        इतना इतनी ज़्यादा ज्यादा अच्छी सभी सब हर एक अन्य दूसरी दूसरा नया नई तरह रूप प्रकार बारे संबंध अनुसार द्वारा साथ बिना भी ही
        तो सा सी जल्द शीघ्र तुरंत थोड़ा थोड़ी देर स्वयं खुद अपनी अपना अपने ऐसा ऐसी सकेगा सकेगी सकी सका सके चुकी चुका चुके करके आता आती आ
        पा पाता पाती भीतर बाहर समय मिनट आज काली काला काले सफ़ेद सफेद अंधेर- अँधेर- गहर- छोट- कम निम्न बड़- सही वास्तविक असली
        मासिक महीने महीना सप्ताह घंटे घंटा दैनिक गया गई मौजूद चित्र- वस्तु- चीज-
    """,
)

THAI = Talk(
    voices="""
        ฉัน ผม ดิฉัน เรา คุณ ท่าน ของคุณ โปรด กรุณา ขออภัย ขอโทษ เสียใจ น่าเสียดาย ขอบคุณ สวัสดี ยินดี ครับ ค่ะ คะ นะคะ นะครับ หวังว่า ช่วย
        ได้ไหม หรือไม่ ไหม ต้องการให้ อุ๊ย ขอ
    """,
    negations="ไม่ ไม่มี ไม่ได้ ไม่สามารถ ไม่พบ ยังไม่ ไม่อนุญาต",
    signs="""
        ไม่สำเร็จ ไม่รองรับ ไม่ถูกต้อง ไม่ชัด ไม่ชัดเจน ไม่เพียงพอ ไม่พอ สามารถ ข้อผิดพลาด ผิดพลาด ปัญหา ขัดข้อง ล้มเหลว หยุด ยกเลิก ปฏิเสธ
        บล็อก ระงับ ปิดกั้น ละเมิด ฝ่าฝืน ขัด ขัดต่อ ห้าม อนุญาต กรอง ตัวกรอง ลบ เสียหาย เสีย ชำรุด ว่างเปล่า ว่าง เบลอ พร่ามัว มัว หายไป
        หาย ขาด ลืม แนบ อัปโหลด อัพโหลด ดาวน์โหลด โหลด ส่ง แชร์ ให้ข้อมูล ได้รับ รับ พบ ตรวจพบ เข้าถึง เปิด อ่าน จดจำ ระบุ จำแนก
        แยกแยะ กำหนด อธิบาย บรรยาย บอก วิเคราะห์ ประมวลผล ตรวจสอบ ตรวจ ดู มองเห็น มองไม่เห็น มองไม่ออก มอง เห็น แสดง สร้าง ลอง
        ใหม่ อีกครั้ง ภายหลัง ในภายหลัง รอ สักครู่ ครู่ วินาที หมดเวลา หมดอายุ หมด เกินกำหนด เกิน เกินไป โอเวอร์โหลด ไม่ว่าง รองรับ ไม่รู้จัก
        ไม่ทราบ ไม่คาดคิด บำรุงรักษา ปรับปรุง ตอบ คำตอบ ช่วยเหลือ ความช่วยเหลือ เสร็จ สำเร็จ เรียบร้อย เกิดขึ้น เกิด เข้าสู่ระบบ ชำระเงิน
        ทั้งหมด ทั้งภาพ เพียง เท่านั้น ดูเหมือน ดูเหมือนว่า ต้องการ จำเป็น เปิดเผย เลือก หมายถึง กลับมา เชื่อมต่อ ตอบสนอง เข้าใจ จำกัด ถูกปิด
        พยายาม ให้บริการ กำลัง แน่ใจ ทราบ รู้ สนทนา สิทธิ์ นำไป นาน ล้วน กลั่นกรอง ช้า สะดวก สีดำ สีขาว ขาดหาย สูญหาย ตัดการเชื่อมต่อ
        ถึงขีดจำกัด ครบ ละเอียด ความเห็น ความคิดเห็น ตัดสิน แสดงความเห็น ฟรี แน่นอน ตกลง ได้เลย สวย สวยงาม ยอดเยี่ยม น่าสนใจ ต่อไปนี้
        เซสชัน ผู้ดูแล ลงทะเบียน คิว แปล เข้าใจแล้ว ผิด เดา ซ้ำ ส่งคืน ส่งกลับ คืนค่า เกินกว่า ขัดขวาง เอ่ย กล่าวถึง ระบุชื่อ หลีกเลี่ยง ละเว้น
        เคารพ ปกป้อง คุ้มครอง ไม่เหมาะสม อ่อนไหว ดำเนินการต่อ ดำเนินการ รีเฟรช อัปเดต กู้คืน ชี้แจง ยอมรับ เปรียบเทียบ กฎหมาย จริยธรรม
        ปฏิบัติ เริ่ม คาดเดา เต็ม สิ้นสุด คลิก กด คิดว่า สันนิษฐาน เสนอ แนะนำ ตัวอย่าง ยินยอม ชัดแจ้ง ออกแบบ สร้างมา จบ
    """,
    subjects="""
        ภาพ รูปภาพ รูป ภาพถ่าย รูปถ่าย ภาพนี้ ไฟล์ ไฟล์ภาพ ลิงก์ ลิงค์ เนื้อหา คำขอ คำถาม คำสั่ง ข้อมูล ผลลัพธ์ รูปแบบ ชนิด ประเภท ขนาด
        ความละเอียด คุณภาพ โมเดล แบบจำลอง ภาษา ปัญญาประดิษฐ์ เอไอ บริการ เซิร์ฟเวอร์ ระบบ เครือข่าย บัญชี ยอดเงิน เครดิต โควตา โควต้า
        คีย์ ตัวตน ความเป็นส่วนตัว ส่วนตัว ความปลอดภัย ปลอดภัย การใช้งาน ใช้งาน ใช้ รายละเอียด องค์ประกอบ คำอธิบาย คำบรรยาย เหตุผล
        สาเหตุ ขั้นตอน ความสามารถ การมองเห็น ภายใน เทคนิค หน่วยความจำ บริบท ชัดเจน ชัด ถูกต้อง ปรากฏ เว็บไซต์ ทางเลือก ต้นฉบับ เวอร์ชัน
        ฉบับ รหัสผ่าน เบราว์เซอร์ ขีดจำกัด ชื่อ ค่า พารามิเตอร์ ใบรับรอง สิทธิ ลิขสิทธิ์ แบรนด์ ความรุนแรง เปลือย ผู้ใหญ่ ครั้งที่ สไตล์ ความยาว
        ตัวอักษร โฟลเดอร์ สาธารณะ สมาชิก อายุ ดิสก์ พื้นที่ จัดเก็บ ทีม ผู้พัฒนา ฉบับร่าง เชื้อชาติ เพศ อารมณ์ พื้นที่ดิสก์ วัตถุประสงค์ ภาพบุคคล
        นโยบาย กฎ แนวทาง ข้อกำหนด เงื่อนไข ข้อความทางเลือก
    """,
    seen="บุคคล ตัวบุคคล คน ผู้คน ใบหน้า หน้า ผู้ช่วย ผู้ใช้ ตา ใคร ข้อความ เอกสาร",
    between="""
        นี้ นั้น ที่ ซึ่ง ใน บน จาก ของ และ หรือ แต่ เพราะ เนื่องจาก เนื่องด้วย ด้วย ตาม โดย เพื่อ ให้ ได้ จะ จึง ก็ ถูก เป็น คือ อยู่ มี แล้ว มา
        ไป เข้า ออก ขึ้น ลง ว่า ขณะ ระหว่าง เมื่อ ถ้า หาก ก่อน หลัง กับ ต่อ แก่ ใด ใดๆ อย่างไร ทำไม ที่ไหน เมื่อไหร่ ไหน มาก น้อย กว่า พอ
        ทุก บาง อื่น อีก เดียว หนึ่ง ทำ การ ความ ผู้ ตัว อย่าง นะ จน จนถึง ขอให้ เดี๋ยว ทันที เร็วๆนี้ ในไม่ช้า ชั่วคราว ขณะนี้ ตอนนี้ ปัจจุบัน
        ดังกล่าว เกี่ยวกับ สำหรับ อาจ คง น่า ควร ต้อง ยัง เคย ทำให้ ผ่าน ครั้ง แบบ เช่น หน่อย ไว้ อาจจะ แค่ นี่คือ นี่ เวลา นาที วันนี้ ดำ ขาว
        มืด สว่าง เล็ก ต่ำ แย่ ใหญ่ สูง รายเดือน เดือน รายวัน สัปดาห์ ชั่วโมง สิ่ง อะไร วัตถุ จริง งาน เหล่านี้
    """,
)

VIETNAMESE = Talk(
    voices="""
        tôi chúng bạn quý khách vui lòng xin làm ơn hãy rất tiếc đáng lỗi cảm chào mừng mong hy vọng giúp ôi ối nhé ạ
    """,
    negations="không chưa chẳng đừng",
    signs="""
        chả sự cố vấn đề trục trặc hỏng hư thất bại ngắt đoạn hủy từ chối chặn vi phạm trái cấm phép chính định
        nguyên hướng dẫn lọc kiểm duyệt xóa gỡ rỗng mờ nhòe nhoè thiếu mất quên đính kèm tải lên xuống gửi chia sẻ
        cung cấp nhận tìm thấy phát hiện mở đọc truy cập dạng diện xác biết rõ mô tả nói phân tích xử tra xem nhìn
        hiển thị tạo thử lại sau chờ đợi lát chút giây hết quá hạn vượt mức bận hỗ lạ bảo trì trả lời đáp phản hồi
        hoàn thành xảy gặp đăng nhập thanh toán toàn bộ chỉ vẻ dường hình như cần đủ lộ chọn muốn trở kết nối hiểu
        giới khó hợp lệ tồn tại khả năng chứa lâu chậm nét ổn đứt đạt ý thảo giải thích miễn phí chắc chắn vâng đẹp
        tuyệt vời vị phiên quản trị viên ký hàng dịch sai đoán lặp ngăn nhắc tránh bỏ tôn trọng vệ phù nhạy tiếp tục
        nhật khôi phục chấp so sánh pháp đạo đức tuân thủ bắt buộc đầu phỏng đầy thúc nhấp nhấn nghĩ giả xuất dụ đồng
        thiết kế bất ngờ
    """,
    subjects="""
        ảnh tệp tập file liên link tài liệu nội dung nhắn yêu cầu câu hỏi lệnh quả loại kích thước độ chất lượng ngôn
        ngữ trí tuệ vụ hệ thống tín dụng ngạch khóa gói danh tính quyền riêng tư an sử chi yếu tố thông dữ văn chữ
        chú nhiệm trình giác kỹ thuật nhớ cảnh thay thế mật khẩu tên chứng bạo lực thân trưởng kiểu dài tự thư mục
        cộng tuổi đĩa lưu trữ nhóm triển nháp xúc đích chân quy tắc khoản
    """,
    seen="người mặt khuôn mắt trợ ai",
    between="""
        này đó kia ở trong trên dưới của và hoặc hay nhưng vì bởi nên để cho với theo về bằng được bị đã đang sẽ là
        một các những mọi mỗi kỳ nào đâu khi nếu thì mà rằng nữa cũng đều rồi vẫn còn ngay trước sớm lắm hơn ít nhiều
        tốt khác mới đến tới đi dùng cách lúc việc phải tạm qua đây sao cả bao dựa cơ cùng vừa nó họ bên khá nhằm em
        anh chị mình thời gian phút hôm nay màu đen trắng tối sáng nhỏ thấp kém lớn cao tháng tuần giờ ngày đúng thật
        gì điều tin ra vào đường máy số dư vật tượng đối thể nhân chủ trang cụ lý do mạng bức tấm có công kiến gián
        giá sách trống ví bình đánh tiết luận thú bản
    """,
)

INDONESIAN = Talk(
    voices="""
        saya aku kami kita anda kamu silakan silahkan mohon tolong harap maaf menyesal terima kasih halo hai selamat
        bisakah dapatkah maukah bolehkah semoga ups aduh coba cobalah unggah kirim kirimkan lampirkan tunggu
        pesananmu permintaanmu gambarmu fotomu
    """,
    negations="tidak tak belum bukan tiada jangan mustahil menolak sayangnya",
    signs="""
        tanpa gagal kesalahan galat masalah gangguan kendala kerusakan error salah terputus terhenti terganggu
        dibatal- ditolak diblokir memblokir melanggar pelanggaran bertentangan dilarang melarang izin diizinkan
        mengizinkan diperbolehkan boleh filter difilter disaring disensor dihapus rusak korup cacat invalid kosong
        buram kabur samar hilang lupa lampir- melampirkan dilampirkan terlampir mengunggah diunggah terunggah unduh
        mengunduh diunduh memuat dimuat muat mengirim dikirim kirim- bagikan dibagikan membagikan memberikan berikan
        diberikan menyediakan disediakan menerima diterima menemukan ditemukan temukan mendeteksi terdeteksi tersedia
        ketersediaan mengakses diakses akses membuka dibuka terbuka membaca dibaca terbaca mengenali dikenali
        identifi- mengidentifi- diidentifi- menentukan ditentukan mendeskripsi- dideskripsi- menggambarkan
        menjelaskan dijelaskan mengatakan memberitahu analisis menganalisis dianalisis memproses diproses pemrosesan
        proses memeriksa diperiksa periksa melihat dilihat terlihat lihat tampak membedakan dibedakan menafsirkan
        menampilkan ditampilkan tampil membuat dibuat menghasilkan dihasilkan mengambil diambil mencoba dicoba ulangi
        ulang lagi kembali nanti menunggu sebentar sejenak saat detik sabar bersabar sibuk kelebihan kedaluwarsa
        habis melebihi terlampaui mendukung didukung dukungan dikenal terduga pemeliharaan perbaikan menjawab jawaban
        dijawab membantu bantu bantuan selesai berhasil sukses terjadi muncul terdapat mengalami masuk bayar
        pembayaran sepenuhnya seluruhnya hanya sekadar benar-benar sepertinya tampaknya kelihatannya rupanya perlu
        butuh membutuhkan kurang cukup mengungkapkan pilih memilih gunakan maksud dimaksud tersambung merespons
        respons memahami terbatas dibatasi terlalu sulit mampu berlaku mengetahui memenuhi deskripsikan pastikan
        terbalik hubungi sayang mengatakannya berisi mengarah memungkinkan beres ditahan moderasi lama lambat
        tercapai putus rinci terperinci pendapat berpendapat menilai mengomentari komentar membahas diskusi
        penjelasan gratis tentu baik oke bagus indah cantik menarik berikut sesi administrator mendaftar antrean
        terjemahan paham mengerti keliru tebak mengulang menginginkan hancur mengembalikan dikembalikan menghalangi
        mencegah menyebut disebut menyebutkan menebak menghindari menghilangkan menghormati melindungi pantas layak
        sensitif melanjutkan lanjutkan menyegarkan perbarui memulihkan memperjelas menyerahkan membandingkan hukum
        etis etika mematuhi wajib mulai memulai diminta minta penuh berakhir klik tekan kira menduga dugaan
        mengasumsikan usul menyarankan contoh persetujuan eksplisit dirancang akhir
    """,
    subjects="""
        gambar- foto- citra- berkas- file- lampiran- tautan- link- konten- permintaan- pertanyaan- perintah- masukan-
        keluaran- hasil- format- ukuran resolusi kualitas model- bahasa kecerdasan buatan layanan- server- peladen
        sistem- jaringan koneksi akun- saldo kredit kuota batas langganan identitas privasi keamanan keselamatan
        penggunaan detail rincian elemen informasi data objek teks keterangan alternatif alasan sebab tugas operasi
        kemampuan penglihatan internal teknis memori konteks jelas benar valid sah mungkin halaman situs token versi
        kata sandi peramban sungguhan nama nilai kolom sertifikat hak cipta merek kekerasan dewasa percobaan gaya
        panjang karakter folder publik usia umur disk ruang penyimpanan tim pengembang draf asal kelamin emosi tujuan
        potret kebijakan aturan pedoman ketentuan syarat
    """,
    seen="orang- individu wajah- asisten pengguna mata pesan- dokumen-",
    between="""
        itu tersebut di ke dari dalam pada dan atau tetapi tapi namun karena akibat oleh untuk dengan tentang
        mengenai terkait berdasarkan menurut agar supaya jadi yang adalah ialah merupakan akan tengah sudah telah
        masih pernah dapat bisa harus ada apakah siapa mana bagaimana kapan mengapa kenapa jika kalau bila ketika
        sangat amat begitu lebih paling satu beberapa lain lainnya baru juga saja dulu kini melakukan lakukan
        dilakukan mendapatkan cara keadaan antara para hal sini sana bahwa nya se- ingin mau lewat melalui barangkali
        sampai waktu menit hari ini hitam putih gelap terang kecil rendah buruk besar tinggi tepat nyata asli bulanan
        bulan minggu jam harian apa pun apapun jenis tipe isi- kunci
    """,
    unlike="api apinya",
)
